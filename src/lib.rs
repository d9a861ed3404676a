//! One YAML source of truth → a Danish privacy notice (GDPR Art. 12-14), the Art. 30 register as JSON, and the JSON
//! Schemas of both; and what is wrong with the source, in form and by law, at the line, in Danish or English.
//!
//! # The two questions
//!
//! The whole program is two pure questions. [`compile::compile`] asks what some texts mean and what is wrong with their form,
//! and [`compile::judge`] what the law has to say about what they mean; [`site::Site`] asks which files a register makes
//! and what stands in each. Every command asks nothing else. Files,
//! clock, environment and terminal are outside: [`disk`] and [`cli`] alone touch them. [`diff`](mod@diff) compares two
//! answers, as they are published; a [`version`] keeps one for good, with what it was made from.
//!
//! ```text
//! content/*.yaml ─disk→ Sources ─written::parse→ Document ─register::resolve→ Register
//! templates/text/de.yaml ─disk→ Sources ─written::translation→ the words of a language ─┘
//!    ─┬─ lint::check, lint::answer → findings ─report→ terminal, JSON, SARIF, GitHub annotations
//!     └─ site::Site ─┬ page      → site/*.html, index.txt, index.md   every public fact at its anchor, no internal one
//!                    ├ article30 → register.json, notice.json
//!                    ├ version   → versioner/*.html, aktivitet/<id>@<n>/, versions.json, versions.atom
//!                    ├ parity    → parity.json
//!                    └ lint      → checklist.html ─disk→ dist/, in one step or not at all
//! ```
//!
//! # The floors
//!
//! A floor knows those below it and nothing of those above or beside it; `tests/suite/floors.rs` fails otherwise.
//!
//! | Floor | Modules | What it is |
//! |---|---|---|
//! | 0 | [`source`], [`redline`] | texts, places in them, findings about a place; two texts side by side |
//! | 1 | [`written`], [`law`] | what was written; what the law says, as dated data |
//! | 2 | [`register`] | what it means: no dangling id, no unparsed period |
//! | 3 | [`lint`], [`page`], [`article30`], [`diff`](mod@diff), [`version`] | readers of the register, and of what was released; strangers to each other |
//! | 4 | [`compile`], [`site`] | the two questions |
//! | 5 | [`disk`], [`report`] | files in and out; findings → text |
//! | 6 | [`cli`] | arguments → one command → exit code |
//!
//! # What holds everywhere
//!
//! - Two shapes of a thing: as written ([`written`], every value with its place) and as meant ([`register`]).
//! - Two failures: the author's mistake is a [`source::Diagnostic`], collected and never returned by `?`; the world's
//!   failure is an `anyhow::Error`, on floors 5 and 6 only.
//! - A kind of finding is a [`source::Code`] with a page (`codes/<name>.md`) that is message, manual and test in one.
//! - What leaves the program has types of its own, field by field: no internal fact has a way onto a page. Tests put a
//!   token into every internal and every public field of the model, found through the schema.
//! - Same input, same bytes: the date is an argument, order is defined, nothing depends on the machine.
//!
//! # Where do I touch what
//!
//! | To … | touch |
//! |---|---|
//! | add a YAML key | `written/<shape>.rs`, its line in `written/schema.da.yaml`, `register/<shape>.rs` and `register/resolve/`, then where it shows: `page/*_view.rs` and a template, `article30/`; `SNAPSHOTS=overwrite cargo test schema` |
//! | add a rule of law | `lint/rules/<code>.rs`, `lint/rules/<code>.md`, a row in `lint/rules/mod.rs` |
//! | add an item to the checklist | its row in `law/checklist.yaml`, what the content has for it in `lint/checklist/`, its sentences in `register/wording/` |
//! | add another kind of finding | a row in the floor's `codes.rs`, a page in its `codes/` |
//! | change what a page says | `templates/` (layout and furniture), `register/wording/` (how facts are said), `law/` (official wording) |
//! | add a text that pages say | both of `templates/text/` or of `register/wording/`; other languages are asked for it by themselves (`compile/needed.rs`). A new table of law: `law/translation.rs` |
//! | change what the first layer says | a sentence in `templates/text/`, its facts in `page/first_layer.rs` |
//! | change the published JSON | `article30/v1/`; what breaks a reader: `v2` beside it. Each key has a row in `diff/changes.yaml` |
//! | change what a change means, or requires | a row in `diff/changes.yaml`, a duty in `law/duties.yaml`, a pair in `tests/fixtures/diff/` |
//! | change what the pages of versions say | `page/past/` and `templates/version*.html`; what they know of a version: `site/released/past.rs`; for programs: `site/released/json.rs`, `feed.rs` |
//! | keep more of what was released | `version/stored.rs` and its line in `version/schema.da.yaml`, `cli/freeze.rs`; never what breaks a version that is there |
//! | add a way to tell findings | `report/<format>.rs`, a variant in `cli/args.rs`, a test in `tests/suite/formats.rs` |
//! | add a command | `cli/<command>.rs`, a variant in `cli/args.rs`, a test in `tests/suite/cli.rs` |

pub mod redline;
pub mod source;

pub mod law;
pub mod written;

pub mod register;

pub mod article30;
pub mod diff;
pub mod lint;
pub mod page;
pub mod version;

pub mod compile;
pub mod site;

pub mod disk;
pub mod report;

pub mod cli;
