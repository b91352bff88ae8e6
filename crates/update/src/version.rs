//! Three numbers, compared one after another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// `0.2.10`. Nothing may stand behind the numbers: which of two is the newer one is never a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version([u32; 3]);

/// No version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unversioned;

impl FromStr for Version {
    type Err = Unversioned;

    fn from_str(text: &str) -> Result<Self, Unversioned> {
        let number = |part: &str| {
            let plain = part.bytes().all(|b| b.is_ascii_digit()) && (part.len() == 1 || !part.starts_with('0'));
            part.parse().ok().filter(|_| plain).ok_or(Unversioned)
        };
        let numbers: Vec<u32> = text.split('.').map(number).collect::<Result<_, _>>()?;
        numbers.try_into().map(Self).map_err(|_| Unversioned)
    }
}

impl TryFrom<String> for Version {
    type Error = Unversioned;

    fn try_from(text: String) -> Result<Self, Unversioned> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

impl fmt::Display for Unversioned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a version of three numbers")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        let order = ["0.1.0", "0.1.9", "0.1.10", "0.2.0", "1.0.0", "1.0.4294967295", "10.0.0"];
        let versions: Vec<Version> = order.iter().map(|text| text.parse().unwrap()).collect();
        assert!(versions.is_sorted() && versions.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(versions.iter().map(ToString::to_string).collect::<Vec<_>>(), order);
    }

    #[test]
    fn anything_but_three_plain_numbers_is_none() {
        for text in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "1..3",
            "1.2.",
            "v1.2.3",
            "1.2.3-rc1",
            "1.2.+3",
            "01.2.3",
            "1.2.4294967296",
            "１.2.3",
        ] {
            assert_eq!(text.parse::<Version>(), Err(Unversioned), "{text}");
        }
    }
}
