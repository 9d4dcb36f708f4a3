//! The words of what follows a missed payment: what collectors do, how lenders class a debt, what the record keeps.

use super::{Language, pick};
use crate::analysis::ActLine;
use crate::bureau::{LateRecord, RecordOf};
use crate::ledger::FiveClass;
use crate::scenario::Scenario;
use crate::simulation::AccountMonth;
use crate::terms::{CollectionAct, Rung, ThirdParty};

/// What a collector does.
pub fn collection_act(act: CollectionAct, language: Language) -> &'static str {
    let (zh, en) = match act {
        CollectionAct::Reminder => ("提醒", "reminder"),
        CollectionAct::AppPush => ("应用通知", "app notice"),
        CollectionAct::Sms => ("短信", "text message"),
        CollectionAct::Call => ("电话", "call"),
        CollectionAct::Agency => ("交给受托机构", "handed to an agency"),
        CollectionAct::Visit => ("上门", "visit"),
        CollectionAct::Letter => ("律师函", "lawyer's letter"),
        CollectionAct::Mediation => ("调解", "mediation"),
        CollectionAct::Suit => ("起诉", "suit"),
        CollectionAct::Judgment => ("判决", "judgment"),
        CollectionAct::WriteOff => ("核销, 欠款不变", "written off, still owed"),
        CollectionAct::Enforcement => ("强制执行", "enforcement"),
    };
    pick(language, zh, en)
}

/// The class into which a lender puts a debt.
pub fn five_class(class: FiveClass, language: Language) -> &'static str {
    let (zh, en) = match class {
        FiveClass::Normal => ("正常", "normal"),
        FiveClass::SpecialMention => ("关注", "special mention"),
        FiveClass::Substandard => ("次级", "substandard"),
        FiveClass::Doubtful => ("可疑", "doubtful"),
        FiveClass::Loss => ("损失", "loss"),
    };
    pick(language, zh, en)
}

/// How long something has been past due, at what stage, and in which class the lender has it.
pub fn overdue_state(state: &AccountMonth, language: Language) -> String {
    let class = five_class(state.five_class, language);
    format!("{} · {} · {class}", super::days(state.days_overdue, language), state.stage)
}

/// How far collection has come, and how often the debtor was contacted in the month; nothing before its first act.
pub fn collection_state(state: &AccountMonth, language: Language) -> Option<String> {
    let reached = collection_act(state.collection?, language);
    Some(match (state.contacts, language) {
        (0, _) => reached.to_owned(),
        (contacts, Language::Zh) => format!("{reached}, 本月联系 {contacts} 次"),
        (1, Language::En) => format!("{reached}, 1 contact this month"),
        (contacts, Language::En) => format!("{reached}, {contacts} contacts this month"),
    })
}

/// The heads of the table of what collectors did.
pub const fn collection_heads(language: Language) -> [[&'static str; 2]; 5] {
    match language {
        Language::Zh => [["", "账户"], ["", "催收"], ["", "首次"], ["", "末次"], ["", "次数"]],
        Language::En => [["", "Account"], ["", "Collection"], ["", "First"], ["", "Last"], ["", "Times"]],
    }
}

/// What collectors did, in one line: from when to when, and how often.
pub fn act_times(line: &ActLine, language: Language) -> String {
    let days = if line.first == line.last {
        line.first.to_string()
    } else {
        format!("{} → {}", line.first, line.last)
    };
    match (line.times, language) {
        (1, _) => days,
        (times, Language::Zh) => format!("{days}, {times} 次"),
        (times, Language::En) => format!("{days}, {times} times"),
    }
}

/// The rungs of a ladder.
pub fn ladder_text(rungs: &[Rung], language: Language) -> String {
    if rungs.is_empty() {
        return pick(language, "无", "none").to_owned();
    }
    rungs.iter().map(|rung| rung_text(rung, language)).collect::<Vec<_>>().join("; ")
}

/// `第 1-30 天电话, 每天` and the like.
fn rung_text(rung: &Rung, language: Language) -> String {
    let act = collection_act(rung.act, language);
    let from = rung.from_days_overdue;
    let days = match (rung.until_days_overdue, rung.every_days, language) {
        (_, 0, Language::Zh) => format!("第 {from} 天"),
        (_, 0, Language::En) => format!("day {from}"),
        (Some(until), _, Language::Zh) => format!("第 {from}-{until} 天"),
        (Some(until), _, Language::En) => format!("days {from}-{until}"),
        (None, _, Language::Zh) => format!("第 {from} 天起"),
        (None, _, Language::En) => format!("from day {from}"),
    };
    let often = match (rung.every_days, rung.times_a_day, language) {
        (0, 1, _) => String::new(),
        (0, times, Language::Zh) => format!(", {times} 次"),
        (0, times, Language::En) => format!(", {times} times"),
        (1, times, Language::Zh) => format!(", 每天 {times} 次"),
        (1, times, Language::En) => format!(", {times} a day"),
        (every, times, Language::Zh) => format!(", 每 {every} 天 {times} 次"),
        (every, times, Language::En) => format!(", {times} every {every} days"),
    };
    let who = match (rung.third_party, language) {
        (ThirdParty::Message, Language::Zh) => ", 也请别人转告回电",
        (ThirdParty::Message, Language::En) => ", others asked to pass on a message",
        _ => "",
    };
    match language {
        Language::Zh => format!("{days}{act}{often}{who}"),
        Language::En => format!("{days}: {act}{often}{who}"),
    }
}

/// The heads of the table of late records.
pub const fn record_heads(language: Language) -> [[&'static str; 2]; 6] {
    match language {
        Language::Zh => {
            [["", "谁的"], ["", "到期日"], ["", "还清日"], ["", "展示到"], ["", "最重"], ["", "最高金额"]]
        }
        Language::En => [
            ["", "Of"],
            ["", "Was due"],
            ["", "Repaid"],
            ["Shown", "until"],
            ["", "Worst"],
            ["", "Most past due"],
        ],
    }
}

/// Whose a late record is, and what it is called: an account of the run, or a record brought along.
pub fn record_name(record: &LateRecord, scenario: &Scenario, account: &str, language: Language) -> String {
    match record.of {
        RecordOf::Account(_) => account.to_owned(),
        RecordOf::Earlier(place) => {
            scenario.borrower.records.get(place as usize).map_or_else(String::new, |given| {
                super::name_or_id(given.name.as_ref(), &given.id, language).to_owned()
            })
        }
    }
}

/// Until when a late record is shown.
pub fn shown_until(record: &LateRecord, language: Language) -> String {
    match (record.shown_until, record.repaired, language) {
        (None, _, Language::Zh) => "还清后再 5 年".to_owned(),
        (None, _, Language::En) => "5 years after repayment".to_owned(),
        (Some(day), false, _) => day.to_string(),
        (Some(day), true, Language::Zh) => format!("{day} (修复)"),
        (Some(day), true, Language::En) => format!("{day} (repair)"),
    }
}

/// A late record in one line.
pub fn record_line(record: &LateRecord, language: Language) -> String {
    let (from, until) = (record.from, shown_until(record, language));
    match (record.repaid_on, language) {
        (Some(repaid), Language::Zh) => {
            format!("{from} 到期, {repaid} 还清, 最重 {}, 展示到 {until}", record.worst)
        }
        (Some(repaid), Language::En) => {
            format!("due {from}, repaid {repaid}, worst {}, shown until {until}", record.worst)
        }
        (None, Language::Zh) => format!("{from} 到期, 没有还清, 最重 {}, {until}才不展示", record.worst),
        (None, Language::En) => {
            format!("due {from}, not repaid, worst {}, shown until {until}", record.worst)
        }
    }
}
