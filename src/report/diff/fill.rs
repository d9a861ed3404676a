//! Values put into a sentence.

/// `text` with each `{name}` replaced by its value, in one pass: a value that looks like a name stays a value.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, more)| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((value, more))
        });
        rest = match found {
            Some((value, more)) => {
                filled.push_str(value);
                more
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_value_that_looks_like_a_name_stays_what_it_is() {
        let values = [("who", "{from} {who} ApS"), ("from", "i dag {")];
        assert_eq!(
            fill("{who}: {from}, {other} {", &values),
            "{from} {who} ApS: i dag {, {other} {"
        );
    }
}
