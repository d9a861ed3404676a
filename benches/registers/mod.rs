//! Registers of any size, made up: the same size and seed give the same bytes on every machine.
//!
//! A municipality that does not exist, with one file per activity and the catalogues beside them. An activity depends on
//! the seed and its own number only, so a small register is the beginning of a large one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::RangeInclusive;
use std::path::Path;

/// Writes a register of `n` activities into `dir`, which becomes the content folder.
///
/// # Errors
/// When a folder or a file cannot be written.
pub(crate) fn write(dir: &Path, n: usize, seed: u64) -> io::Result<()> {
    let activities = dir.join("activities");
    fs::create_dir_all(&activities)?;
    fs::write(dir.join("organisation.yaml"), ORGANISATION)?;
    fs::write(dir.join("notice.yaml"), NOTICE)?;
    fs::write(dir.join("data_subjects.yaml"), data_subjects())?;
    fs::write(dir.join("recipients.yaml"), recipients())?;
    let mut used = BTreeSet::new();
    (1..=n).try_for_each(|number| {
        let (id, yaml) = activity(number, &mut Random::new(seed, number), &mut used);
        fs::write(activities.join(format!("{id}.yaml")), yaml)
    })?;
    fs::write(dir.join("data_categories.yaml"), data_categories(&used))
}

/// An activity: its id and its file.
fn activity(number: usize, random: &mut Random, used: &mut BTreeSet<&str>) -> (String, String) {
    let topic = random.one(TOPICS);
    let (id, matter) = (format!("{}-{number:06}", topic.slug), topic.matter);
    let categories = random.some(CATEGORIES, 3..=5);
    used.extend(categories.iter().map(|it| it.id));
    let mut yaml = format!(
        "activities:\n  {id}:\n    label: {} om {matter}, {} {number}\n    data_subjects: [{}]\n",
        random.one(WORK),
        random.one(UNITS),
        ids(&random.some(SUBJECTS, 1..=2), |it| it.id),
    );

    let ordinary = [("6.1.e", topic.law), ("6.1.c", *random.one(DUTIES))];
    let ordinary = random.some(&ordinary, 1..=2);
    let of_kind = |kind| {
        let found: Vec<&Category> =
            categories.iter().copied().filter(|it| it.kind == kind).collect();
        Some(ids(&found, |it| it.id)).filter(|it| !it.is_empty())
    };
    let special = [("9.2.f", of_kind("special")), ("dbl.11.1", of_kind("national_id"))];
    // The list of legal bases that `(article, law)` heads, indented by so many columns.
    let bases = |(article, law): (&str, &str), columns: usize| {
        let indent = " ".repeat(columns);
        let mut yaml = format!(
            "{indent}legal_basis:\n{indent}  - article: {article}\n{indent}    law: {law}\n"
        );
        for (article, data) in special.iter().filter_map(|(it, data)| Some((it, data.as_ref()?))) {
            yaml += &format!("{indent}  - article: {article}\n{indent}    data: [{data}]\n");
        }
        yaml
    };
    yaml += &bases(*ordinary[0], 4);

    yaml += "    purposes:\n";
    for ((id, text), number) in random.some(PURPOSES, 2..=4).into_iter().zip(0..) {
        yaml += &format!("      {id}:\n        text: {}\n", text.replace("{}", matter));
        // Every other purpose rests on the other basis, where there are two.
        if let Some(other) = ordinary.get(1).filter(|_| number % 2 == 1) {
            yaml += &bases(**other, 8);
        }
    }

    yaml += "    data:\n";
    for it in &categories {
        let source = match random.below(4) {
            0 | 1 => "{source: data_subject}".to_owned(),
            2 => format!("{{source: third_party, source_name: {}}}", random.one(SOURCES)),
            _ => "{source: public, source_name: Tingbogen}".to_owned(),
        };
        yaml += &format!("      {}: {source}\n", it.id);
    }

    yaml +=
        "    dpia:\n      not_applicable: Vurderet; risikoen for de registrerede er ikke høj.\n";
    yaml += "    provision:\n      required: statutory\n      consequence: Uden oplysningerne kan vi ikke afgøre din sag.\n";
    yaml += &format!(
        "    recipients: [{}]\n    retention:\n      sagen:\n        period: P{}Y\n        from: {}\n        \
         uniform_reason: Sagens oplysninger hører sammen og slettes samlet.\n      \
         regnskab:\n        data: [{}]\n        period: P5Y\n        from: financial_year_end\n        \
         basis_law: bogføringsloven § 12\n",
        ids(&random.some(RECIPIENTS, 1..=3), |it| it.id),
        random.one(&[1, 2, 3, 5, 10]),
        random.one(&["case_closed", "last_entry", "communication_ended", "contract_ended"]),
        categories[0].id,
    );
    (id, yaml)
}

fn ids<T>(things: &[&T], id: impl Fn(&T) -> &'static str) -> String {
    things.iter().map(|it| id(it)).collect::<Vec<_>>().join(", ")
}

/// The categories that some activity uses: a category that none uses is a finding.
fn data_categories(used: &BTreeSet<&str>) -> String {
    let mut yaml = "data_categories:\n".to_owned();
    let needed = CATEGORIES.iter().filter(|it| used.contains(it.id));
    for Category { id, label, kind, special_type, fields } in needed {
        yaml += &format!("  {id}:\n    label: {label}\n    kind: {kind}\n    fields: [{fields}]\n");
        if let Some(special_type) = special_type {
            yaml += &format!("    special_type: {special_type}\n");
        }
    }
    yaml
}

fn data_subjects() -> String {
    let mut yaml = "data_subjects:\n".to_owned();
    for Subject { id, label, kind } in SUBJECTS {
        let children = if matches!(*id, "boern" | "elever") { "possible" } else { "none" };
        yaml +=
            &format!("  {id}:\n    label: {label}\n    kind: {kind}\n    children: {children}\n");
    }
    yaml
}

fn recipients() -> String {
    let mut yaml = "recipients:\n".to_owned();
    for Recipient { id, label, role } in RECIPIENTS {
        yaml += &format!(
            "  {id}:\n    label: {label}\n    role: {role}\n    country: DK\n    sector: Offentlig og privat service i Danmark\n"
        );
        match *role {
            "processor" => yaml += "    agreement: databehandleraftale af 2026-01-15\n",
            "authority" => yaml += "    law: forvaltningsloven § 28\n",
            _ => {}
        }
    }
    yaml
}

/// SplitMix64: small, well known, and the same everywhere.
struct Random(u64);

impl Random {
    fn new(seed: u64, number: usize) -> Random {
        // Neighbouring numbers get states far apart.
        let mut random = Random(seed ^ (number as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        // The remainder is smaller than the limit, which was a usize.
        (self.next() % limit as u64) as usize
    }

    fn one<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// So many different things, in their own order.
    fn some<'a, T>(&mut self, things: &'a [T], count: RangeInclusive<usize>) -> Vec<&'a T> {
        let wanted = count.start() + self.below(count.end() - count.start() + 1);
        let mut chosen = BTreeSet::new();
        while chosen.len() < wanted {
            chosen.insert(self.below(things.len()));
        }
        chosen.into_iter().map(|it| &things[it]).collect()
    }
}

const ORGANISATION: &str = "\
organisation:
  name: Prøvekøbing Kommune
  country: DK
  address: Rådhuspladsen 1, 9999 Prøvekøbing
  email: databeskyttelse@proevekoebing.example
  phone: \"+45 00 00 00 00\"
  website: https://www.proevekoebing.example
  public_authority: true
  online_service: true
  employees: 4200
  acts_as_processor: false
  dpo:
    name: Databeskyttelsesrådgiveren
    email: dpo@proevekoebing.example
    phone: \"+45 00 00 00 01\"
website:
  address: https://www.proevekoebing.example/privatliv/
  languages: [da]
register:
  last_reviewed: 2026-11-01
security_measures:
  adgang:
    label: Adgangsstyring og logning
    applies_to: all
  forbindelser:
    label: Kryptering af data, der sendes
    kind: encryption_in_transit
    applies_to: all
  lager:
    label: Kryptering af data, der gemmes
    kind: encryption_at_rest
    applies_to: all
";

const NOTICE: &str = "\
notices:
  borgere:
    title: Sådan behandler Prøvekøbing Kommune dine personoplysninger
    subtitle: En kommune, der ikke findes
    last_updated: 2026-11-01
    change_policy:
      days_before: 30
      channels: [website]
";

/// What an activity is about.
struct Topic {
    slug: &'static str,
    matter: &'static str,
    law: &'static str,
}

const fn topic(slug: &'static str, matter: &'static str, law: &'static str) -> Topic {
    Topic { slug, matter, law }
}

const TOPICS: &[Topic] = &[
    topic("byggesager", "byggetilladelser", "byggeloven § 16"),
    topic("dagtilbud", "plads i dagtilbud", "dagtilbudsloven § 4"),
    topic("folkeskole", "indskrivning i folkeskolen", "folkeskoleloven § 36"),
    topic("hjemmehjaelp", "personlig hjælp og pleje", "serviceloven § 83"),
    topic("hjaelpemidler", "hjælpemidler", "serviceloven § 112"),
    topic("kontanthjaelp", "kontanthjælp", "aktivloven § 11"),
    topic("sygedagpenge", "sygedagpenge", "sygedagpengeloven § 7"),
    topic("fleksjob", "fleksjob", "beskæftigelsesindsatsloven § 116"),
    topic("boligstoette", "boligstøtte", "boligstøtteloven § 1"),
    topic("parkering", "parkeringslicenser", "færdselsloven § 121"),
    topic("affald", "affaldsordninger", "miljøbeskyttelsesloven § 45"),
    topic("miljoetilsyn", "miljøtilsyn", "miljøbeskyttelsesloven § 65"),
    topic("bibliotek", "lån på biblioteket", "biblioteksloven § 1"),
    topic("musikskole", "undervisning i musikskolen", "musikloven § 3 a"),
    topic("tandpleje", "børnetandpleje", "sundhedsloven § 127"),
    topic("genoptraening", "genoptræning", "sundhedsloven § 140"),
    topic("valg", "valglister", "valgloven § 18"),
    topic("vielser", "vielser på rådhuset", "ægteskabsloven § 13"),
    topic("pas", "pas og kørekort", "pasloven § 2"),
    topic("foreninger", "tilskud til foreninger", "folkeoplysningsloven § 6"),
    topic("naturbeskyttelse", "beskyttet natur", "naturbeskyttelsesloven § 65"),
    topic("vejsager", "private fællesveje", "privatvejsloven § 10"),
    topic("udsatte-boern", "støtte til børn og unge", "barnets lov § 32"),
    topic("integration", "introduktionsforløb", "integrationsloven § 16"),
];

const WORK: &[&str] =
    &["Sagsbehandling", "Vejledning", "Tilsyn", "Visitation", "Klagebehandling", "Selvbetjening"];

const UNITS: &[&str] = &[
    "Teknik og Miljø",
    "Børn og Unge",
    "Sundhed og Omsorg",
    "Borgerservice",
    "Kultur og Fritid",
    "Job og Velfærd",
    "Social og Handicap",
    "By og Land",
];

const DUTIES: &[&str] = &[
    "forvaltningsloven § 19",
    "offentlighedsloven § 15",
    "arkivloven § 8",
    "retssikkerhedsloven § 10",
    "bogføringsloven § 12",
];

const PURPOSES: &[(&str, &str)] = &[
    ("modtage", "Vi modtager og registrerer din henvendelse om {}."),
    ("oplyse", "Vi oplyser sagen, så vi kan træffe en rigtig afgørelse om {}."),
    ("afgoere", "Vi træffer afgørelse om {} og giver dig besked."),
    ("vejlede", "Vi vejleder dig om regler og muligheder, når det gælder {}."),
    ("betale", "Vi udbetaler ydelser eller opkræver betaling for {}."),
    ("kontrollere", "Vi kontrollerer, at betingelserne for {} er opfyldt."),
    ("foelge-op", "Vi følger op på forløbet og retter fejl i sager om {}."),
    ("klager", "Vi behandler klager over afgørelser om {}."),
    ("samarbejde", "Vi samarbejder med andre myndigheder om {}."),
    ("planlaegge", "Vi planlægger kapacitet og budget for {}."),
    ("statistik", "Vi udarbejder statistik om {} uden at nævne nogen."),
    ("arkivere", "Vi journaliserer og arkiverer dokumenter om {}."),
];

const SOURCES: &[&str] = &[
    "Skatteforvaltningen",
    "CPR-registret",
    "Udbetaling Danmark",
    "egen læge",
    "din arbejdsgiver",
    "en anden kommune",
];

/// A category of data: what it is called, how the law looks at it, and what belongs to it.
struct Category {
    id: &'static str,
    label: &'static str,
    kind: &'static str,
    special_type: Option<&'static str>,
    fields: &'static str,
}

const CATEGORIES: &[Category] = &[
    ordinary("kontaktoplysninger", "Kontaktoplysninger", "navn, adresse, telefonnummer, e-mail"),
    national_id("cpr", "Personnummer", "personnummer"),
    ordinary("civilstand", "Familieforhold", "civilstand, børn, samlever"),
    ordinary("bolig", "Boligforhold", "boligtype, husleje, indflytningsdato"),
    ordinary("indkomst", "Indkomst og formue", "løn, pension, formue, gæld"),
    ordinary("bankkonto", "Kontonummer", "registreringsnummer, kontonummer, NemKonto"),
    ordinary("uddannelse", "Uddannelse", "skole, eksamen, kurser"),
    ordinary("arbejde", "Arbejdsforhold", "arbejdsgiver, stilling, arbejdstid"),
    special("helbred", "Helbredsoplysninger", "health", "diagnose, funktionsevne, behandling"),
    special("fagforening", "Fagforeningsforhold", "trade_union", "medlemskab, a-kasse"),
    special("herkomst", "Etnisk oprindelse", "ethnic_origin", "oprindelsesland, modersmål"),
    ordinary("ejendom", "Oplysninger om ejendommen", "matrikelnummer, areal, tegninger"),
    ordinary("koeretoej", "Oplysninger om køretøj", "nummerplade, stelnummer"),
    ordinary("korrespondance", "Korrespondance", "breve, beskeder, telefonnotater"),
    ordinary("ansoegning", "Oplysninger i ansøgningen", "ønske, begrundelse, bilag"),
    ordinary("afgoerelser", "Afgørelser", "afgørelse, vilkår, klage"),
    ordinary("betalinger", "Betalinger", "beløb, dato, restance"),
    ordinary("billeder", "Billeder", "fotografi, optagelse fra tilsyn"),
    ordinary("log", "Oplysninger om brugen", "tidspunkt, bruger-id, IP-adresse"),
    ordinary("statsborgerskab", "Statsborgerskab", "statsborgerskab, opholdsgrundlag"),
];

const fn ordinary(id: &'static str, label: &'static str, fields: &'static str) -> Category {
    Category { id, label, kind: "ordinary", special_type: None, fields }
}

const fn special(
    id: &'static str,
    label: &'static str,
    special_type: &'static str,
    fields: &'static str,
) -> Category {
    Category { id, label, kind: "special", special_type: Some(special_type), fields }
}

const fn national_id(id: &'static str, label: &'static str, fields: &'static str) -> Category {
    Category { id, label, kind: "national_id", special_type: None, fields }
}

/// A group of people.
struct Subject {
    id: &'static str,
    label: &'static str,
    kind: &'static str,
}

const fn subject(id: &'static str, label: &'static str, kind: &'static str) -> Subject {
    Subject { id, label, kind }
}

const SUBJECTS: &[Subject] = &[
    subject("borgere", "Borgere i kommunen", "consumer"),
    subject("foraeldre", "Forældre", "consumer"),
    subject("boern", "Børn i dagtilbud", "consumer"),
    subject("elever", "Elever i folkeskolen", "consumer"),
    subject("patienter", "Borgere i genoptræning", "consumer"),
    subject("paaroerende", "Pårørende", "other"),
    subject("ledige", "Ledige", "consumer"),
    subject("sygemeldte", "Sygemeldte", "consumer"),
    subject("pensionister", "Pensionister", "consumer"),
    subject("husejere", "Ejere af fast ejendom", "consumer"),
    subject("naboer", "Naboer og andre parter", "other"),
    subject("lejere", "Lejere", "consumer"),
    subject("bilister", "Ejere af køretøjer", "consumer"),
    subject("laanere", "Lånere på biblioteket", "consumer"),
    subject("foreningsfolk", "Ledere i foreninger", "professional"),
    subject("leverandoerer", "Kontaktpersoner hos leverandører", "professional"),
    subject("erhvervsdrivende", "Erhvervsdrivende", "professional"),
    subject("vaelgere", "Vælgere", "other"),
    subject("nyankomne", "Nyankomne flygtninge", "consumer"),
    subject("frivillige", "Frivillige", "other"),
];

/// A recipient, and what it is in law.
struct Recipient {
    id: &'static str,
    label: &'static str,
    role: &'static str,
}

const fn recipient(id: &'static str, label: &'static str, role: &'static str) -> Recipient {
    Recipient { id, label, role }
}

const RECIPIENTS: &[Recipient] = &[
    recipient("it-drift", "Leverandør af it-drift", "processor"),
    recipient("journalsystem", "Leverandør af journalsystem", "processor"),
    recipient("selvbetjening", "Leverandør af selvbetjening", "processor"),
    recipient("digital-post", "Leverandør af digital post", "processor"),
    recipient("trykkeri", "Trykkeri", "processor"),
    recipient("callcenter", "Leverandør af telefonomstilling", "processor"),
    recipient("tolke", "Tolkebureau", "processor"),
    recipient("scanning", "Leverandør af scanning", "processor"),
    recipient("analyse", "Leverandør af statistik", "processor"),
    recipient("bookingsystem", "Leverandør af tidsbestilling", "processor"),
    recipient("skat", "Skatteforvaltningen", "authority"),
    recipient("udbetaling", "Udbetaling Danmark", "authority"),
    recipient("ankestyrelsen", "Ankestyrelsen", "authority"),
    recipient("politiet", "Politiet", "authority"),
    recipient("regionen", "Regionen", "authority"),
    recipient("andre-kommuner", "Andre kommuner", "authority"),
    recipient("familieretshuset", "Familieretshuset", "authority"),
    recipient("statistik", "Danmarks Statistik", "authority"),
    recipient("rigsarkivet", "Rigsarkivet", "authority"),
    recipient("styrelsen", "Styrelsen for Patientsikkerhed", "authority"),
    recipient("domstole", "Domstolene", "authority"),
    recipient("miljoestyrelsen", "Miljøstyrelsen", "authority"),
    recipient("egen-laege", "Egen læge", "controller"),
    recipient("sygehus", "Sygehuse", "controller"),
    recipient("banker", "Pengeinstitutter", "controller"),
    recipient("a-kasser", "A-kasser", "controller"),
    recipient("boligselskaber", "Boligselskaber", "controller"),
    recipient("forsyning", "Forsyningsselskaber", "controller"),
    recipient("revisor", "Kommunens revisor", "controller"),
    recipient("leverandoer-af-pleje", "Private leverandører af pleje", "controller"),
];
