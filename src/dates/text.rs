//! A date as its text: how it is stored, compared and displayed.

use super::{Date, Day, Edtf, EdtfError, Limit, When, parse::read};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, hash, str::FromStr};

impl Default for Edtf {
    fn default() -> Edtf {
        Edtf { text: "../..".into(), when: When::Interval(Limit::Open, Limit::Open) }
    }
}

/// A day as a date. EDTF has no days in years of more than four digits: the text of such a date
/// cannot be parsed.
impl From<Day> for Edtf {
    fn from(day: Day) -> Edtf {
        Edtf { text: day.to_string().into(), when: When::At(Date::from(day)) }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        Edtf::parse(text)
    }
}

/// The date in EDTF, as it was parsed.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Edtf {
    fn eq(&self, other: &Edtf) -> bool {
        self.text == other.text
    }
}

impl Eq for Edtf {}

impl hash::Hash for Edtf {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// As its text.
impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Edtf, D::Error> {
        let text = Box::<str>::deserialize(deserializer)?;
        let when = read(&text).map_err(|_| D::Error::custom("no date in EDTF"))?;
        Ok(Edtf { text, when })
    }
}
