//! Chance that is the same on every machine.

/// splitmix64: small and known.
pub struct Dice(u64);

impl Dice {
    /// Dice whose throws follow from the seed alone.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let count = u64::try_from(high - low + 1).expect("low is not above high");
        low + i32::try_from(self.next() % count).expect("less than an i32 was asked for")
    }

    /// Whether something of the given probability happens.
    pub fn chance(&mut self, percent: i32) -> bool {
        self.between(1, 100) <= percent
    }

    /// A place in a list of `count`.
    pub fn place(&mut self, count: usize) -> usize {
        let last = i32::try_from(count).expect("lists here are short") - 1;
        usize::try_from(self.between(0, last)).expect("never below zero")
    }

    /// One of some choices.
    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.place(choices.len())]
    }

    /// A list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.place(last + 1));
        }
    }

    /// An amount in yuan, half of them with odd cents.
    pub fn amount(&mut self, least: i32, most: i32) -> String {
        let cents = if self.chance(50) { self.between(0, 99) } else { 0 };
        format!("{}.{cents:02}", self.between(least, most))
    }
}
