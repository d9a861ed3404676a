//! Things by id, in the order they were written.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::source::Spanned;

/// Things by id. Each thing's key place is its id's place: what is missing from a thing is blamed on its id.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Catalogue<T>(pub IndexMap<String, Spanned<T>>);

impl<T> Default for Catalogue<T> {
    fn default() -> Self {
        Catalogue(IndexMap::new())
    }
}

impl<T> Catalogue<T> {
    /// Ids and things, in the order they were written.
    pub fn iter(&self) -> indexmap::map::Iter<'_, String, Spanned<T>> {
        self.0.iter()
    }
}

impl<'a, T> IntoIterator for &'a Catalogue<T> {
    type Item = (&'a String, &'a Spanned<T>);
    type IntoIter = indexmap::map::Iter<'a, String, Spanned<T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// What an id looks like, as a pattern of JSON Schema.
pub(super) const ID_PATTERN: &str = "^[a-z0-9][a-z0-9-]{0,63}$";

impl<T: JsonSchema> JsonSchema for Catalogue<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Catalogue_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({
            "type": "object",
            "propertyNames": {"pattern": ID_PATTERN},
            "additionalProperties": value,
        })
    }
}
