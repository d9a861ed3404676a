//! The words that made-up registers are made of: a municipality, its tasks, its people and whom it tells.

/// Who is responsible.
pub(super) const ORGANISATION: &str = "\
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
";

/// The notice and the rights.
pub(super) const NOTICE: &str = "\
notices:
  borgere:
    title: Sådan behandler Prøvekøbing Kommune dine personoplysninger
    subtitle: En kommune, der ikke findes
    last_updated: 2026-11-01
    change_policy:
      days_before: 30
      channels: [website]
rights:
  contact: Skriv til {{ controller.email }}, hvis du vil bruge dine rettigheder.
";

/// What protects the data (Art. 32).
pub(super) const SECURITY_MEASURES: &str = "\
security_measures:
  adgang:
    label: Hver medarbejder har sin egen adgang og kun til det, arbejdet kræver.
    kind: access_control
    applies_to: all
  kryptering:
    label: Oplysninger krypteres, når de sendes.
    kind: encryption_in_transit
    applies_to: all
  logning:
    label: Hvert opslag i en sag logges.
    kind: logging
    applies_to: all
";

/// What an activity is about.
pub(super) struct Topic {
    pub(super) slug: &'static str,
    pub(super) matter: &'static str,
    pub(super) law: &'static str,
}

const fn topic(slug: &'static str, matter: &'static str, law: &'static str) -> Topic {
    Topic { slug, matter, law }
}

pub(super) const TOPICS: &[Topic] = &[
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

pub(super) const WORK: &[&str] =
    &["Sagsbehandling", "Vejledning", "Tilsyn", "Visitation", "Klagebehandling", "Selvbetjening"];

pub(super) const UNITS: &[&str] = &[
    "Teknik og Miljø",
    "Børn og Unge",
    "Sundhed og Omsorg",
    "Borgerservice",
    "Kultur og Fritid",
    "Job og Velfærd",
    "Social og Handicap",
    "By og Land",
];

/// A purpose, in words about `{}`, and the law that makes it a duty where it rests on one of its own.
pub(super) struct Purpose {
    pub(super) id: &'static str,
    pub(super) text: &'static str,
    pub(super) duty: &'static str,
}

const fn purpose(id: &'static str, text: &'static str, duty: &'static str) -> Purpose {
    Purpose { id, text, duty }
}

pub(super) const PURPOSES: &[Purpose] = &[
    purpose(
        "modtage",
        "Vi modtager og registrerer din henvendelse om {}.",
        "offentlighedsloven § 15",
    ),
    purpose(
        "oplyse",
        "Vi oplyser sagen, så vi kan træffe en rigtig afgørelse om {}.",
        "retssikkerhedsloven § 10",
    ),
    purpose("afgoere", "Vi træffer afgørelse om {} og giver dig besked.", "forvaltningsloven § 24"),
    purpose(
        "vejlede",
        "Vi vejleder dig om regler og muligheder, når det gælder {}.",
        "forvaltningsloven § 7",
    ),
    purpose(
        "betale",
        "Vi udbetaler ydelser eller opkræver betaling for {}.",
        "bogføringsloven § 12",
    ),
    purpose(
        "kontrollere",
        "Vi kontrollerer, at betingelserne for {} er opfyldt.",
        "retssikkerhedsloven § 11 a",
    ),
    purpose(
        "foelge-op",
        "Vi følger op på forløbet og retter fejl i sager om {}.",
        "retssikkerhedsloven § 15",
    ),
    purpose("klager", "Vi behandler klager over afgørelser om {}.", "retssikkerhedsloven § 66"),
    purpose("samarbejde", "Vi samarbejder med andre myndigheder om {}.", "forvaltningsloven § 31"),
    purpose(
        "planlaegge",
        "Vi planlægger kapacitet og budget for {}.",
        "kommunestyrelsesloven § 40",
    ),
    purpose(
        "statistik",
        "Vi udarbejder statistik om {} uden at nævne nogen.",
        "lov om Danmarks Statistik § 6",
    ),
    purpose("arkivere", "Vi journaliserer og arkiverer dokumenter om {}.", "arkivloven § 8"),
];

/// Registers that anybody can look into.
pub(super) const PUBLIC_SOURCES: &[&str] =
    &["Tingbogen", "Bygnings- og Boligregistret", "CVR-registret", "Statstidende"];

/// Others that data come from.
pub(super) const SOURCES: &[&str] = &[
    "Skatteforvaltningen",
    "CPR-registret",
    "Udbetaling Danmark",
    "egen læge",
    "din arbejdsgiver",
    "en anden kommune",
];

/// A category of data: what it is called, how the law looks at it, and what belongs to it.
pub(super) struct Category {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    pub(super) special_type: Option<&'static str>,
    pub(super) fields: &'static str,
}

pub(super) const CATEGORIES: &[Category] = &[
    ordinary("kontaktoplysninger", "Kontaktoplysninger", "navn, adresse, telefonnummer, e-mail"),
    national_id("cpr", "Personnummer", "personnummer"),
    ordinary("civilstand", "Familieforhold", "civilstand, børn, samlever"),
    ordinary("bolig", "Boligforhold", "boligtype, husleje, indflytningsdato"),
    ordinary("indkomst", "Indkomst og formue", "løn, pension, formue, gæld"),
    accounting("bankkonto", "Kontonummer", "registreringsnummer, kontonummer, NemKonto"),
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
    accounting("betalinger", "Betalinger", "beløb, dato, restance"),
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

const fn accounting(id: &'static str, label: &'static str, fields: &'static str) -> Category {
    Category { id, label, kind: "accounting", special_type: None, fields }
}

const fn national_id(id: &'static str, label: &'static str, fields: &'static str) -> Category {
    Category { id, label, kind: "national_id", special_type: None, fields }
}

/// A group of people, and what puts it in a weak position, if anything does.
pub(super) struct Subject {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    pub(super) weak: Option<&'static str>,
}

const fn subject(id: &'static str, label: &'static str, kind: &'static str) -> Subject {
    Subject { id, label, kind, weak: None }
}

const fn weak(id: &'static str, label: &'static str, weak: &'static str) -> Subject {
    Subject { id, label, kind: "consumer", weak: Some(weak) }
}

pub(super) const SUBJECTS: &[Subject] = &[
    subject("borgere", "Borgere i kommunen", "consumer"),
    subject("foraeldre", "Forældre", "consumer"),
    weak("boern", "Børn i dagtilbud", "children: possible"),
    weak("elever", "Elever i folkeskolen", "children: possible"),
    weak("patienter", "Borgere i genoptræning", "vulnerable: true"),
    subject("paaroerende", "Pårørende", "other"),
    subject("ledige", "Ledige", "consumer"),
    weak("sygemeldte", "Sygemeldte", "vulnerable: true"),
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
    weak("nyankomne", "Nyankomne flygtninge", "vulnerable: true"),
    subject("frivillige", "Frivillige", "other"),
];

/// A recipient, what it is in law, and what is told of it: a processor's name, an authority's law, a controller's sector.
pub(super) struct Recipient {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) role: &'static str,
    pub(super) told: &'static str,
}

const fn processor(id: &'static str, label: &'static str, name: &'static str) -> Recipient {
    Recipient { id, label, role: "processor", told: name }
}

const fn authority(id: &'static str, label: &'static str) -> Recipient {
    Recipient { id, label, role: "authority", told: "forvaltningsloven § 28" }
}

const fn controller(id: &'static str, label: &'static str, sector: &'static str) -> Recipient {
    Recipient { id, label, role: "controller", told: sector }
}

pub(super) const RECIPIENTS: &[Recipient] = &[
    processor("it-drift", "Leverandør af it-drift", "Prøvedrift A/S"),
    processor("journalsystem", "Leverandør af journalsystem", "Prøvejournal A/S"),
    processor("selvbetjening", "Leverandør af selvbetjening", "Prøveblanket ApS"),
    processor("digital-post", "Leverandør af digital post", "Prøvepost A/S"),
    processor("trykkeri", "Trykkeri", "Prøvetryk ApS"),
    processor("callcenter", "Leverandør af telefonomstilling", "Prøvesvar ApS"),
    processor("tolke", "Tolkebureau", "Prøvetolk ApS"),
    processor("scanning", "Leverandør af scanning", "Prøvescan ApS"),
    processor("analyse", "Leverandør af statistik", "Prøvetal ApS"),
    processor("bookingsystem", "Leverandør af tidsbestilling", "Prøvetid ApS"),
    authority("skat", "Skatteforvaltningen"),
    authority("udbetaling", "Udbetaling Danmark"),
    authority("ankestyrelsen", "Ankestyrelsen"),
    authority("politiet", "Politiet"),
    authority("regionen", "Regionen"),
    authority("andre-kommuner", "Andre kommuner"),
    authority("familieretshuset", "Familieretshuset"),
    authority("statistik", "Danmarks Statistik"),
    authority("rigsarkivet", "Rigsarkivet"),
    authority("styrelsen", "Styrelsen for Patientsikkerhed"),
    authority("domstole", "Domstolene"),
    authority("miljoestyrelsen", "Miljøstyrelsen"),
    controller("egen-laege", "Egen læge", "almen lægepraksis"),
    controller("sygehus", "Sygehuse", "sygehusbehandling"),
    controller("banker", "Pengeinstitutter", "bankvirksomhed"),
    controller("a-kasser", "A-kasser", "arbejdsløshedsforsikring"),
    controller("boligselskaber", "Boligselskaber", "almene boliger"),
    controller("forsyning", "Forsyningsselskaber", "el, vand og varme"),
    controller("revisor", "Kommunens revisor", "revision"),
    controller("leverandoer-af-pleje", "Private leverandører af pleje", "hjemmepleje"),
];
