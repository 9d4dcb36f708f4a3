//! The eleven components of a balance.

use std::ops::Index;

use crate::choice::choice;
use crate::money::Money;

choice!(
    /// A part of a balance. Debt is the sum of all eleven.
    Component {
        /// Purchases of the open cycle.
        Unbilled = "unbilled",
        /// New ordinary purchases on the bill whose due day has not ended.
        Billed = "billed",
        /// Ordinary principal left after a due day, not overdue.
        Rolled = "rolled",
        /// Instalment principal not yet billed.
        PlanFuture = "plan_future",
        /// Instalment principal on the bill.
        PlanDue = "plan_due",
        /// Loan principal of periods to come.
        LoanFuture = "loan_future",
        /// Loan principal due today or earlier and not yet overdue.
        LoanDue = "loan_due",
        /// Principal past its due day.
        Overdue = "overdue",
        /// Billed or due interest.
        Interest = "interest",
        /// Billed fees.
        Fee = "fee",
        /// Billed penalty interest and late fees.
        Penalty = "penalty",
    }
);

impl Component {
    /// Whether it is principal: what counts against the limit.
    pub const fn is_principal(self) -> bool {
        !matches!(self, Self::Interest | Self::Fee | Self::Penalty)
    }
}

/// The amount in each component.
///
/// Always true: `debt` is the sum of all amounts; of a balance that an account shows, no component is below zero.
#[derive(Clone, Copy, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Balances {
    amounts: [Money; 11],
    debt: Money,
}

impl Balances {
    /// Debt: the sum of all components.
    pub const fn debt(&self) -> Money {
        self.debt
    }

    /// Debt without what is still within its free period.
    pub fn carried(&self) -> Money {
        self.debt - self[Component::Unbilled] - self[Component::Billed]
    }

    /// Whether any debt is no longer within its free period.
    pub fn is_carried(&self) -> bool {
        self.debt > self[Component::Unbilled] + self[Component::Billed]
    }

    /// Principal of all kinds: what counts against the limit.
    pub fn principal(&self) -> Money {
        self.debt - self[Component::Interest] - self[Component::Fee] - self[Component::Penalty]
    }

    /// Each component with its amount, in the order of [`Component::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Component, Money)> + '_ {
        Component::ALL.iter().copied().zip(self.amounts)
    }

    /// Adds to a component.
    pub fn raise(&mut self, component: Component, amount: Money) {
        *self.amount_mut(component) += amount;
        self.debt += amount;
    }

    /// Takes from a component.
    pub fn lower(&mut self, component: Component, amount: Money) {
        *self.amount_mut(component) -= amount;
        self.debt -= amount;
    }

    /// Bits that are set where the components are not the first of some amounts in cents, and bits of which the highest is
    /// set where any component is below zero. No branch stands between the components: checks ask for every account of
    /// every month.
    pub fn against<const ROOM: usize>(&self, cents: &[i64; ROOM]) -> (i64, i64) {
        let pairs = self.amounts.iter().map(|amount| amount.cents()).zip(cents);
        pairs.fold((0, 0), |(differ, signs), (own, other)| (differ | (own ^ other), signs | own))
    }

    /// Moves an amount between components; debt stays.
    pub fn shift(&mut self, from: Component, to: Component, amount: Money) {
        *self.amount_mut(from) -= amount;
        *self.amount_mut(to) += amount;
    }

    #[expect(clippy::indexing_slicing, reason = "a component is below eleven")]
    fn amount_mut(&mut self, component: Component) -> &mut Money {
        &mut self.amounts[component as usize]
    }
}

impl std::fmt::Debug for Balances {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Balances").field(&self.amounts).finish()
    }
}

#[expect(clippy::indexing_slicing, reason = "a component is below eleven")]
impl Index<Component> for Balances {
    type Output = Money;
    fn index(&self, component: Component) -> &Money {
        &self.amounts[component as usize]
    }
}
