//! One limit over several accounts.

use super::{Arrangement, World};
use crate::money::Money;
use crate::scenario::PooledLimit;

impl Arrangement for PooledLimit {
    fn room(&self, world: &World<'_, '_>, account: usize) -> Option<Money> {
        let given = world.prepared.scenario.accounts.get(account)?;
        if !self.accounts.contains(&given.id) {
            return None;
        }
        let sharing = world.prepared.scenario.accounts.iter().zip(&world.accounts);
        let sharing = sharing.filter(|(given, _)| self.accounts.contains(&given.id));
        let owed: Money = sharing.map(|(_, account)| account.balances().principal()).sum();
        Some(self.limit - owed)
    }
}
