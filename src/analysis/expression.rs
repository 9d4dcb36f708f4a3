//! The small expressions of rules, as trees: one reading of the text for the evaluator and for the reader's words.
//!
//! ```text
//! expression = product { ("+" | "-") product }
//! product    = factor { ("*" | "/") factor }
//! factor     = number | name | name "(" expression { "," expression } ")" | "(" expression ")"
//! ```

use rust_decimal::Decimal;

use super::evaluate::EvaluateError;

/// An expression of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression<'e> {
    /// A number.
    Number(Decimal),
    /// The name of an input, or of a part of a stretch of nights.
    Name(&'e str),
    /// A function with its arguments.
    Call(&'e str, Vec<Self>),
    /// Two expressions with `+`, `-`, `*` or `/` between them.
    Pair(Box<Self>, char, Box<Self>),
}

impl<'e> Expression<'e> {
    /// Reads an expression.
    ///
    /// ```
    /// use mingzhang::analysis::Expression;
    /// let read = Expression::parse("min(cost - cash, room)").unwrap();
    /// assert!(matches!(read, Expression::Call("min", arguments) if arguments.len() == 2));
    /// assert_eq!(Expression::parse("cost -").unwrap_err().to_string(), "`cost -` is not an expression");
    /// ```
    ///
    /// # Errors
    /// [`EvaluateError::Syntax`] with the text.
    pub fn parse(text: &'e str) -> Result<Self, EvaluateError> {
        let mut reader = Reader { text };
        let read = reader.expression();
        let is_whole = reader.text.trim().is_empty();
        read.filter(|_| is_whole).ok_or_else(|| EvaluateError::Syntax(text.to_owned()))
    }
}

/// Reads an expression from left to right.
struct Reader<'e> {
    text: &'e str,
}

impl<'e> Reader<'e> {
    fn take(&mut self, sign: char) -> Option<char> {
        self.text = self.text.trim_start().strip_prefix(sign)?;
        Some(sign)
    }

    fn expression(&mut self) -> Option<Expression<'e>> {
        let mut left = self.product()?;
        while let Some(sign) = self.take('+').or_else(|| self.take('-')) {
            left = Expression::Pair(Box::new(left), sign, Box::new(self.product()?));
        }
        Some(left)
    }

    fn product(&mut self) -> Option<Expression<'e>> {
        let mut left = self.factor()?;
        while let Some(sign) = self.take('*').or_else(|| self.take('/')) {
            left = Expression::Pair(Box::new(left), sign, Box::new(self.factor()?));
        }
        Some(left)
    }

    fn factor(&mut self) -> Option<Expression<'e>> {
        if self.take('(').is_some() {
            let inner = self.expression()?;
            return self.take(')').map(|_| inner);
        }
        let word = self.word()?;
        if let Ok(number) = word.parse::<Decimal>() {
            return Some(Expression::Number(number));
        }
        if self.take('(').is_none() {
            return Some(Expression::Name(word));
        }
        let mut arguments = vec![self.expression()?];
        while self.take(',').is_some() {
            arguments.push(self.expression()?);
        }
        self.take(')').map(|_| Expression::Call(word, arguments))
    }

    /// The letters, digits and signs of a name or number at the front.
    fn word(&mut self) -> Option<&'e str> {
        let rest = self.text.trim_start();
        let is_sign = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.');
        let (word, rest) = rest.split_at(rest.find(is_sign).unwrap_or(rest.len()));
        self.text = rest;
        Some(word).filter(|word| !word.is_empty())
    }
}
