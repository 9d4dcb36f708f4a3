//! Problems in English. See [`super::super::fill`] for the marks.

use crate::reading::Code;

/// The sentence of a code.
#[expect(clippy::too_many_lines, reason = "one sentence for each code; the match must be exhaustive")]
pub const fn template(code: Code) -> &'static str {
    match code {
        Code::FileTooLarge => {
            "The file has {found}; the most is {most}. Use fewer events, or split it into several scenarios."
        }
        Code::NotUtf8 => {
            "Byte {byte} at offset {offset} is not UTF-8. Save the file as UTF-8 in your editor."
        }
        Code::Utf16 => "The file is encoded as UTF-16. Save it as UTF-8 in your editor.",
        Code::FileEmpty => "The file is empty. You can start from one of the built-in scenarios.",
        Code::NestedTooDeep => {
            "Brackets are nested deeper than {most} levels. A scenario needs fewer than ten; perhaps closing brackets are missing."
        }
        Code::Comment => r#"JSON has no comments. Delete it, or put it into "text"."#,
        Code::TrailingComma => "There is a comma after the last item. Delete it.",
        Code::MissingComma => "A comma is missing between two items. Add “,” here.",
        Code::SingleQuotes => r#"The text is in single quotation marks. Use double ones: "…"."#,
        Code::UnquotedKey => r#"The key “{found}” has no quotation marks. Write "{found}"."#,
        Code::MissingColon => r#"A colon is missing after the key. Write "key": value."#,
        Code::MissingValue => "There is no value after the colon. Write one, or delete the key.",
        Code::UnclosedObject => "The object that starts here does not end. Add “}” at its end.",
        Code::UnclosedList => "The list that starts here does not end. Add “]” at its end.",
        Code::UnclosedText => "The text that starts here does not end. Add the closing quotation mark.",
        Code::TextAfterEnd => "The object has ended, but “{found}” follows. A file holds one object only.",
        Code::UnexpectedMark => "“{found}” cannot stand here. Check the brackets and commas before it.",
        Code::UnexpectedWord => {
            r#"“{found}” has no quotation marks. Write texts as "…", flags as true or false, and leave out keys that have nothing."#
        }
        Code::FullWidthMark => "Here is the full-width mark {found} . Use the plain {instead} instead.",
        Code::BadNumber => "“{found}” is not a JSON number. Write it like 7 or 0.5, or in quotation marks.",
        Code::BadEscape => {
            r#"The character after the backslash is not known. Write \\ for a backslash, \" for a quotation mark, \n for a new line."#
        }
        Code::ControlCharacter => {
            r#"The text contains the control character {found}, perhaps a line break. Write \n for a new line."#
        }
        Code::DuplicateKey => "The key “{key}” stands twice in one object. Keep one of them.",
        Code::MoreProblems => {
            "There are {more} more problems that are not listed. Solve those above first, then check again."
        }
        Code::WrongFormat => {
            r#""format" is “{found}”, but “{expected}” is needed. This may be another kind of file."#
        }
        Code::NewerVersion => {
            "The file has version {found}; this program knows versions up to {newest}. Open it with a newer program."
        }
        Code::UnknownVersion => r#"There is no version {found}. Write "version": {newest}."#,
        Code::WrongType => "This must be {expected:type}, but it is {found:type}.",
        Code::MissingKey => r#"The key "{key}" is missing, and it is needed."#,
        Code::UnknownKey => {
            "There is no key “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ Keys that may stand here: {legal}.⟧"
        }
        Code::UnknownWord => "“{found}” is not known.⟦ Did you mean “{nearest}”?⟧ It can be: {legal}.",
        Code::NotExactlyOne => {
            "Exactly one of these keys must stand here: {legal}.⟦ Now there are: {found}.⟧"
        }
        Code::EmptyText => "The text is empty. Write something, or delete the key.",
        Code::BadId => {
            "“{found}” cannot be an id. Use 1 to {most} letters, digits, “-”, “_” or “.”, without spaces."
        }
        Code::DuplicateId => "The id “{found}” is in use already ({first}). Give one of them another name.",
        Code::DuplicateItem => "“{found}” stands twice in this list. Keep one of them.",
        Code::EmptyList => "The list is empty. It needs at least one item.",
        Code::TooMuch => {
            "This asks for {found} steps: months of accounts, loans and instalments, and each time that something happens, for every strategy. The most is {most}. Take fewer months or strategies, or let fewer things repeat."
        }
        Code::TooMany => "There are {found} items here; the most is {most}.",
        Code::NumberFullWidth => "“{found}” has full-width digits. Write {instead}.",
        Code::NumberSeparator => {
            "“{found}” has a comma, a space or another separator. Write digits and a dot only: {instead}."
        }
        Code::NumberExponent => "“{found}” uses an exponent. Write all digits⟦: {instead}⟧.",
        Code::NumberUnit => "“{found}” has a currency sign or a unit. Write the number only: {instead}.",
        Code::NumberNotPlain => "“{found}” is not a number. This must be {expected:type}.",
        Code::AmountDecimals => {
            "The amount “{found}” has {decimals} decimals; the most is {most}. Nothing is rounded for you: write whole cents."
        }
        Code::AmountZero => "The amount here cannot be zero. Write at least {least}.",
        Code::AmountNegative => "The amount “{found}” is below zero. Write 0 or more.",
        Code::AmountTooLarge => "The amount “{found}” is too large; the most is {most}.",
        Code::RatePercent => "Rates are written as fractions: “{found}” is {instead}.",
        Code::RateDecimals => "The rate “{found}” has {decimals} decimals; the most is {most}.",
        Code::RateNegative => "The rate “{found}” is below zero. Write 0 or more.",
        Code::RateTooLarge => {
            "The rate “{found}” is too large; the most here is {most}. Rates are fractions: 0.05 % is 0.0005."
        }
        Code::ShareAboveOne => {
            "The share “{found}” is above 1, which is more than the whole.⟦ {found} % is {instead}.⟧"
        }
        Code::NotWhole => "“{found}” is not a whole number. Write one from {least} to {most}, without a dot.",
        Code::OutOfRange => "{found} is out of range. It can be {least} to {most}.",
        Code::DateFormat => "“{found}” is not a date of the form YYYY-MM-DD.⟦ Write {instead}.⟧",
        Code::DateImpossible => {
            "There is no day {found} in the calendar.⟦ The last day of that month is {instead}.⟧"
        }
        Code::DateOutOfRange => "{found} is out of range. Dates can be {first} to {last}.",
        Code::MonthFormat => "“{found}” is not a month. Write YYYY-MM, from {first} to {last}.",
        Code::StartNotFirst => {
            "The scenario starts on {found}, but it must start on the first of a month. Write {instead}."
        }
        Code::SpanPastEnd => "From this start, {found} months go beyond {last}. The most is {most} months.",
        Code::EndsBeforeBegins => {
            "From {from} until {until}: the end is before the beginning. Swap them, or change one."
        }
        Code::OutsideRun => "{found} is outside the run, which goes from {start} to {end}.",
        Code::NeverInRun => {
            "The run goes from {start} to {end}, and this never happens in it.⟦ It begins: {from}.⟧⟦ It ends: {until}.⟧"
        }
        Code::UnknownAccount => {
            "There is no account “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ Accounts in this file: {legal}.⟧"
        }
        Code::UnknownIncome => {
            "There is no income “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ Incomes in this file: {legal}.⟧"
        }
        Code::UnknownPlan => {
            "There is no purchase in instalments and no named conversion called “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ Plans in this file: {legal}.⟧"
        }
        Code::PlanElsewhere => "The plan “{found}” is not on the account “{account}”; it is on “{right}”.",
        Code::PlanNotYet => {
            "On {found} the plan “{plan}” is not there yet; it begins on {first}. Write that day or a later one."
        }
        Code::UnknownLoan => {
            "There is no loan called “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ Loans in this file: {legal}.⟧"
        }
        Code::LoanElsewhere => "The loan “{found}” is not on the account “{account}”; it is on “{right}”.",
        Code::LoanNotYet => {
            "On {found} the loan “{loan}” is not there yet; it is drawn on {first}. Write that day or a later one."
        }
        Code::DatesTwice => {
            "The due dates are said in more than one way: write one of due_day, first_due and due_dates."
        }
        Code::FirstDueTooEarly => {
            "The first due date {found} is not after the day of the draw, {drawn}. Write a later one."
        }
        Code::DueDatesCount => {
            "There are {found} due dates for {periods} periods. Write one for each period."
        }
        Code::DueDatesNotRising => {
            "The due date {found} is not after {before}. Write them in order, all after the day of the draw."
        }
        Code::UnknownRecord => {
            "There is no late record called “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ Late records in this file: {legal}.⟧"
        }
        Code::RecordRepaid => {
            "The late record “{found}” has its day of repayment, {repaid}, and cannot be repaid again. Leave out repaid_on, or this action."
        }
        Code::NothingChanges => "This event changes nothing. Say at least one of these: {legal}.",
        Code::UnknownPurchase => {
            "There is no purchase and no one-off cost called “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ This file has: {legal}.⟧"
        }
        Code::BackTooEarly => {
            "On {found} nothing was spent for “{of}” yet; it comes on {first}. Write a later day."
        }
        Code::NotALine => {
            "“{found}” is a loan facility, but a revolving line is needed here.⟦ It can be: {legal}.⟧"
        }
        Code::NotAFacility => {
            "“{found}” is a revolving line, which lends no cash; a loan facility is needed here.⟦ It can be: {legal}.⟧"
        }
        Code::KeyNotOfKind => r#"A {kind:kind} has no "{key}". Delete the key, or name other terms."#,
        Code::MissingBillDay => {
            r#"A revolving line needs the day on which its bill closes. Add "bill_day", from 1 to 31."#
        }
        Code::DueDayUnknown => {
            r#"The terms give no due day for bill day {found}. Add "due_day", or use a bill day that the terms have: {table}."#
        }
        Code::DueDayNotBetween => {
            "Due day {due_day} must fall between two bills (day {bill_day}), but the bill of {bill} would be due on {due}, and the next bill is on {next}. Choose another due day."
        }
        Code::PeriodsNotOffered => {
            "The terms of “{account}” have no rate for {found} periods. They have: {legal}."
        }
        Code::PeriodsGone => {
            "{found} periods are asked for on {on}, but from {from} on the terms of “{account}” have no rate for them. They have: {legal}. Choose one of these, an earlier day, or keep {found} in the change of the terms."
        }
        Code::NoCashAdvance => {
            r#"The terms of “{account}” give no cash. Take the event out, or set "cash_advance_share_of_limit" in "overrides"."#
        }
        Code::BillAfterStart => {
            "The opening bill closes on {found}, after the start {start}. Write the start or an earlier day; later bills are worked out."
        }
        Code::BillDueBeforeStart => {
            "The opening bill was due on {found}, before the start {start}. In this version nothing can be past due at the start."
        }
        Code::BillDueBeforeBill => {
            "The due day {found} is not after {on}, when the bill closes. Write a later due day."
        }
        Code::BillDueTooLate => {
            "The bill of {on} is due on {found}, but the next bill closes on {next}. The due day must be before that."
        }
        Code::LoanAfterStart => {
            r#"The opening loan is drawn on {found}, not before the start {start}. Write it as a "draw" event, or change the date."#
        }
        Code::RecordAfterStart => {
            "This record is of something due on {found}, not before the start {start}. What is overdue after the start comes out of the run."
        }
        Code::RepaidBeforeMissed => {
            "It is repaid on {found}, not after the due date {from}. Change one of them."
        }
        Code::LoanOver => {
            "All {found} periods of this loan were due by {last}, before the start {start}. Delete the loan, or change its periods."
        }
        Code::PeriodsPaidWrong => {
            "It says {found} periods are paid, but from {first} to the day before the start {start}, {right} were due. Write {right}."
        }
        Code::DebtAboveLimit => {
            "The debt at the start, {found}, is above the limit {limit}. It can be run, but the account cannot be used until the debt is below the limit."
        }
        Code::LateOverlaps => {
            r#"The account “{account}” has a "late" for {from} to {until} already. The months must not overlap."#
        }
        Code::CloseNotPaid => {
            r#"“{found}” is not in "for": only what is paid off can be closed with it. Add it to "for", or take it out of "close"."#
        }
        Code::BorrowForItself => r#"“{found}” cannot borrow to repay itself. Take it out of "for"."#,
        Code::BorrowLoop => "Borrowing to repay goes in a circle: {circle}. Take one of them away.",
        Code::IncomeAfterExtraDay => {
            r#"A share of the income is paid on day {extra_day} of the month, but the earliest income is on day {income_day}. There is nothing to take a share of yet; "extra_day" can be changed."#
        }
        Code::TermsBundled => {
            "Terms with the id “{found}” come with the program. Give yours another id; a scenario may also set single values of the bundled ones in “overrides”."
        }
        Code::TermsTwice => {
            "The id “{found}” is given by “{first}” already. Give one of the two another id, or load only one of them."
        }
        Code::NoTermsFile => {
            "There is no terms file in the folder “{folder}”: none of its files ends in .json."
        }
        Code::UnknownTerms => {
            "There are no terms “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ It can be: {legal}.⟧"
        }
        Code::BadPin => "“{found}” after “@” is not a date. Write it like {instead}.",
        Code::TermsNotYet => "The terms “{id}” say nothing on {on}; they begin on {first}.",
        Code::TermsUnpinned => "The terms “{found}” name no date; {instead} is used. Saving writes it down.",
        Code::ValueNotOfKind => "A {kind:kind} has no value “{name}”. Delete it.",
        Code::ValueFixed => "“{name}” cannot change during a run. These can: {legal}.",
        Code::MissingTermsValue => "“{name}” is missing. Terms of a {kind:kind} must set this value.",
        Code::ValueGap => {
            "“{name}” has no value from {from} to {until}, while other values have begun. Add one for that time."
        }
        Code::ValueTwice => "“{name}” has two values on {from}. Keep one of them.",
        Code::UnknownSource => {
            "There is no source “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ Sources in this file: {legal}.⟧"
        }
        Code::OrderIncomplete => "The order of payment must name each of these once: {legal}.",
        Code::CeilingBelowFloor => {
            "The ceiling {found} is below the floor {floor}. Raise one, or lower the other."
        }
        Code::PromotionsNotRising => {
            "Promotional rates stand in the order of their last months, each month once; {found} stands after one that is not earlier. Sort the list."
        }
        Code::PricesNotRising => {
            "Bands of prices stand in the order of their scores, each score once; {found} stands after one that is not lower. Sort the list."
        }
        Code::UnknownHelp => {
            "Neither the contract of “{account}” nor the borrower has a campaign or coupon “{found}”.⟦ Did you mean “{nearest}”?⟧⟦ There are: {legal}.⟧"
        }
        Code::PricePeriods => {
            "A band has a fee for {found} periods, which the terms of “{account}” do not offer. They have: {legal}."
        }
        Code::StageDaysNotRising => {
            "This must be {count} numbers of days, each above the one before, like 1, 31, 61, 91, 121, 151, 181."
        }
        Code::LadderOutsideHours => {
            "This says {found} o'clock. Under the rules in force a debtor may be contacted only from {from} to {until} o'clock; the first hour comes before the last. Change the hours."
        }
        Code::LadderTooManyCalls => {
            "Day {day} overdue has {found} calls here. Under the rules in force the lender and its agencies together may call at most {most} times a day. Plan fewer."
        }
        Code::LadderTellsOthers => {
            "“{found}” is not possible: nobody else may be told of a debt. Use one of: {legal}."
        }
        Code::PathIsFolder => "“{file}” is a folder, not a file. Choose a .json file in it.",
        Code::FileNotFound => "“{file}” is not there. It may have been moved or renamed.",
        Code::FolderNotFound => "The folder “{folder}” is not there. Make it first, or choose another.",
        Code::NoPermission => {
            "The system does not allow “{file}” to be read or written. Check its permissions, or use another place."
        }
        Code::NoSpace => {
            "The disk is full, and “{file}” was not written. What was there is unchanged. Make room, or use another place."
        }
        Code::DiskError => "“{file}” cannot be read or written. The system says: {system}.",
    }
}
