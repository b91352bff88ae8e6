//! PHQ-9 and GAD-7, which may be copied freely: what the answers sum up to. Screening only; a band is no diagnosis
//! (精神卫生法 23). Their texts are the interface's.

use crate::kernel::coded;

coded! {
    pub enum Scale {
        Phq9 = "phq9",
        Gad7 = "gad7",
    }
}

coded! {
    pub enum ScaleBand {
        /// 没有或很轻
        Minimal = "minimal",
        /// 轻度
        Mild = "mild",
        /// 中度
        Moderate = "moderate",
        /// 中重度 (PHQ-9 only)
        ModeratelySevere = "moderately_severe",
        /// 重度
        Severe = "severe",
    }
}

impl Scale {
    /// How many items, each answered 0–3.
    #[must_use]
    pub fn items(self) -> usize {
        match self {
            Self::Phq9 => 9,
            Self::Gad7 => 7,
        }
    }

    #[must_use]
    pub fn band(self, sum: u32) -> ScaleBand {
        match (self, sum) {
            (_, 0..=4) => ScaleBand::Minimal,
            (_, 5..=9) => ScaleBand::Mild,
            (_, 10..=14) => ScaleBand::Moderate,
            (Self::Phq9, 15..=19) => ScaleBand::ModeratelySevere,
            (Self::Phq9 | Self::Gad7, _) => ScaleBand::Severe,
        }
    }

    /// Whether the answers speak of dying or of harming oneself (PHQ-9, item 9).
    #[must_use]
    pub fn speaks_of_harm(self, answers: &[u8]) -> bool {
        match self {
            Self::Phq9 => answers.get(8).is_some_and(|answer| *answer > 0),
            Self::Gad7 => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_are_those_of_the_scales_and_only_item_nine_speaks_of_harm() {
        let phq = [
            (0, ScaleBand::Minimal),
            (9, ScaleBand::Mild),
            (14, ScaleBand::Moderate),
            (19, ScaleBand::ModeratelySevere),
            (27, ScaleBand::Severe),
        ];
        assert!(phq.iter().all(|(sum, band)| Scale::Phq9.band(*sum) == *band));
        assert_eq!(Scale::Gad7.band(15), ScaleBand::Severe);
        assert!(!Scale::Phq9.speaks_of_harm(&[3, 3, 3, 3, 3, 3, 3, 3, 0]));
        assert!(Scale::Phq9.speaks_of_harm(&[0, 0, 0, 0, 0, 0, 0, 0, 1]));
        assert!(!Scale::Gad7.speaks_of_harm(&[3; 7]));
    }
}
