//! The scalars of the model: strings with a form. Here they are still text; `register` reads them and says what is wrong.

use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;

macro_rules! scalar {
    ($(#[$meta:meta])* $name:ident, $($schemars:tt)*) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
        #[serde(transparent)]
        #[schemars(inline, $($schemars)*)]
        pub struct $name(pub String);

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
    };
}

scalar!(
    /// A reference to something defined elsewhere in the content, by its id.
    Ref, extend("pattern" = r"^[a-z0-9][a-z0-9-]{0,63}$", "examples" = ["et-id"])
);
scalar!(
    /// One of the things that a section shows, by its id.
    Choice, extend("pattern" = r"^[a-z0-9][a-z0-9._-]{0,63}$", "examples" = ["et-id"])
);
scalar!(
    /// A date, ISO 8601: year-month-day.
    IsoDate, extend("pattern" = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples" = ["2026-11-22"])
);
scalar!(
    /// A period, ISO 8601: P30D is thirty days, P6M six months, P5Y five years, P0D at once. `unlimited` where data are never erased.
    IsoDuration, extend("pattern" = r"^(P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?|unlimited)$", "examples" = ["P5Y"])
);
scalar!(
    /// A country, ISO 3166-1 alpha-2, in capitals.
    CountryCode, extend("pattern" = r"^[A-Z]{2}$", "examples" = ["DK"])
);
scalar!(
    /// A legal basis: `6.1.a` to `6.1.f` and `9.2.a` to `9.2.j` of the GDPR, `dbl.…` of the Danish Data Protection Act.
    ArticleKey, extend("pattern" = r"^(6\.1\.[a-f]|9\.2\.[a-j]|dbl\.[0-9.]+)$", "examples" = ["6.1.b"])
);
scalar!(
    /// An e-mail address.
    Email, extend("pattern" = r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "examples" = ["privatliv@example.dk"])
);
scalar!(
    /// A web address, with or without `https://`.
    WebAddress, extend("pattern" = r"^(https?://)?[^\s/]+\.[^\s]+$", "examples" = ["https://www.example.dk"])
);
scalar!(
    /// A picture: the path of an SVG file, from the content folder on.
    PictureFile, extend("pattern" = r"^[^/].*\.svg$", "examples" = ["logo.svg"])
);
scalar!(
    /// A colour: `#` and six hexadecimal digits, in quotation marks.
    Color, extend("pattern" = r"^#[0-9a-fA-F]{6}$", "examples" = ["#0b4f5f"])
);
