//! What the rules of law cost, in this process: reading the content against judging it.
//!
//! Reading is [`compile::compile`], judging [`compile::judge`]; both know the same texts and touch no file. So their ratio
//! stays the same on another machine, except that reading uses every core and judging one.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use fortegnelse::lint::RULES;
use fortegnelse::register::Date;
use fortegnelse::source::Limits;
use fortegnelse::{compile, disk};

/// How many of the slowest rules are told.
const SLOWEST: usize = 10;

/// What was measured of one content.
pub(crate) struct Judging {
    /// Median time of reading: parsing and resolving.
    pub(crate) reading: Duration,
    /// Median time of judging: all rules, and the answers to them.
    pub(crate) judging: Duration,
    /// Median of the rounds' ratios of judging to reading.
    pub(crate) ratio: f64,
    /// The rules' names and median times, the slowest first.
    pub(crate) rules: Vec<(&'static str, Duration)>,
    /// How many findings are open.
    pub(crate) findings: usize,
}

impl Judging {
    /// What the slowest rule costs, in per cent of reading.
    pub(crate) fn worst(&self) -> f64 {
        self.rules.first().map_or(0.0, |(_, it)| self.per_cent(*it))
    }

    /// The row of the table for a content of this name.
    pub(crate) fn line(&self, name: &str) -> String {
        let ms = |it: Duration| format!("{:.2}", it.as_secs_f64() * 1e3);
        row(&[
            name,
            &ms(self.reading),
            &ms(self.judging),
            &format!("{:.2}", self.ratio),
            &format!("{:.2}", self.worst()),
            &self.findings.to_string(),
        ])
    }

    /// The slowest rules, one on a line.
    pub(crate) fn slowest(&self) -> String {
        let slowest = self.rules.iter().take(SLOWEST);
        let lines = slowest.map(|(name, time)| format!("{:>10.2}  {name}", self.per_cent(*time)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn per_cent(&self, rule: Duration) -> f64 {
        100.0 * rule.as_secs_f64() / self.reading.as_secs_f64()
    }
}

/// The heads of the table.
pub(crate) fn heads() -> String {
    row(&["N", "reading ms", "judging ms", "ratio", "worst %", "findings"])
}

fn row(cells: &[&str]) -> String {
    let (first, others) = cells.split_first().expect("a row has cells");
    let others = others.iter().map(|it| format!("{it:>12}"));
    format!("{first:>10}{}", others.collect::<String>())
}

/// Reads and judges the content in so many rounds; each times reading, all rules together, and every rule.
pub(crate) fn measure(content: &Path, date: &str, rounds: usize) -> Result<Judging> {
    let date = Date::parse(date).context("no date")?;
    let (sources, _) = disk::read(content, Path::new("/nonexistent"), Limits::default())?;
    // What is read once in a run, tables of law and lists of words, is read before the clock starts.
    let (register, _) = compile::compile(&sources);
    let findings = compile::judge(&register, &sources, date).open.len();

    let (mut readings, mut judgings, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut rules: Vec<_> = RULES.iter().map(|it| (it, Vec::new())).collect();
    for _ in 0..rounds {
        let reading = timed(|| compile::compile(&sources));
        let judging = timed(|| compile::judge(&register, &sources, date));
        readings.push(reading);
        judgings.push(judging);
        ratios.push(judging.as_secs_f64() / reading.as_secs_f64());
        for (rule, times) in &mut rules {
            times.push(timed(|| rule.findings(&register, &sources, date)));
        }
    }
    ratios.sort_by(f64::total_cmp);
    let mut rules: Vec<_> =
        rules.into_iter().map(|(rule, times)| (rule.code.name, median(times))).collect();
    rules.sort_by_key(|(_, it)| std::cmp::Reverse(*it));
    Ok(Judging {
        reading: median(readings),
        judging: median(judgings),
        ratio: ratios[ratios.len() / 2],
        rules,
        findings,
    })
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    let result = black_box(work());
    let time = started.elapsed();
    drop(result);
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
