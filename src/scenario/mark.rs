//! A mark by which a scenario is known again.

use super::model::Scenario;

/// Start and factor of the hash FNV-1a of 64 bits.
const FNV: (u64, u64) = (0xcbf2_9ce4_8422_2325, 0x0100_0000_01b3);

impl Scenario {
    /// A number that is the same for equal scenarios on every machine, and as good as always another one where anything
    /// differs, be it a name.
    pub fn mark(&self) -> u64 {
        // Plain strings, numbers and lists only: nothing of a scenario can fail to become JSON.
        let text = serde_json::to_string(self).unwrap_or_default();
        let (start, factor) = FNV;
        text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(factor))
    }
}
