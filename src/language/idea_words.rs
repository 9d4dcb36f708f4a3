//! The words of hypothetical arrangements. Wherever one shows, it is said that it is hypothetical.

use super::{Language, kind_name, percent, pick, yuan};
use crate::ledger::{Entry, Kind, Rule};
use crate::scenario::{Gift, Idea, Scenario};

/// What marks something that, as far as is known, nobody offers.
pub const fn hypothetical(language: Language) -> &'static str {
    pick(language, "设想", "hypothetical")
}

/// What an arrangement is called.
pub const fn idea_name(idea: &Idea, language: Language) -> &'static str {
    let (zh, en) = match idea {
        Idea::LinkedRepayment(_) => ("关联自动还款", "linked repayment"),
        Idea::PooledLimit(_) => ("共用额度", "shared limit"),
        Idea::Points(_) => ("积分抵罚息", "points against penalties"),
        Idea::RedPacket(_) => ("还款红包", "red packets"),
    };
    pick(language, zh, en)
}

/// What the amount of an arrangement that can be changed is called.
pub const fn idea_amount(idea: &Idea, language: Language) -> &'static str {
    let (zh, en) = match idea {
        Idea::LinkedRepayment(_) => ("每月最多", "at most a month"),
        Idea::PooledLimit(_) => ("共用额度", "shared limit"),
        Idea::Points(_) => ("1 积分抵", "worth of a point"),
        Idea::RedPacket(packet) => match packet.gives {
            Gift::Fixed(_) => ("每次", "each time"),
            Gift::Share(_) => ("每次最多", "at most each time"),
        },
    };
    pick(language, zh, en)
}

/// An arrangement with its label: `设想: 共用额度`.
pub fn labelled_idea(idea: &Idea, language: Language) -> String {
    format!("{}: {}", hypothetical(language), idea_name(idea, language))
}

/// What an arrangement does, in one sentence without a full stop. `name` is what an account is called.
pub fn idea_text(idea: &Idea, name: &dyn Fn(&str) -> String, language: Language) -> String {
    let zh = language == Language::Zh;
    let names = |ids: &[String]| names_of(ids, name, language);
    match idea {
        Idea::LinkedRepayment(link) => {
            let [from, paid] = [&link.from, &link.r#for].map(|id| name(id));
            let most = match link.at_most_a_month.map(yuan) {
                Some(most) if zh => format!(", 每月最多 {most}"),
                Some(most) => format!(", at most {most} a month"),
                None => String::new(),
            };
            if zh {
                format!("{paid}到期而现金不够的部分, 由{from}的可用额度代还{most}")
            } else {
                format!("what {paid} asks for and cash does not cover is paid from the room of {from}{most}")
            }
        }
        Idea::PooledLimit(pool) if zh => {
            format!("{}共用 {} 的额度", names(&pool.accounts), yuan(pool.limit))
        }
        Idea::PooledLimit(pool) => format!("{} share a limit of {}", names(&pool.accounts), yuan(pool.limit)),
        Idea::Points(points) => {
            let [each, worth] = [points.point_for, points.worth].map(yuan);
            if zh {
                format!("还款每 {each} 得 1 积分, 1 积分抵 {worth} 罚息 ({})", names(&points.accounts))
            } else {
                let names = names(&points.accounts);
                format!("a point for each {each} paid, and {worth} off penalties for a point ({names})")
            }
        }
        Idea::RedPacket(packet) => {
            let gives = gift(packet.gives, language);
            if zh {
                format!("按时还清一期得红包 {gives} ({})", names(&packet.accounts))
            } else {
                format!("{gives} in cash for what is paid in full in time ({})", names(&packet.accounts))
            }
        }
    }
}

fn gift(gift: Gift, language: Language) -> String {
    match (gift, language) {
        (Gift::Fixed(amount), _) => yuan(amount),
        (Gift::Share(gift), Language::Zh) => format!("{}, 最多 {}", percent(gift.of), yuan(gift.at_most)),
        (Gift::Share(gift), Language::En) => {
            format!("{}, at most {},", percent(gift.of), yuan(gift.at_most))
        }
    }
}

fn names_of(ids: &[String], name: &dyn Fn(&str) -> String, language: Language) -> String {
    if ids.is_empty() {
        return pick(language, "所有账户", "all accounts").to_owned();
    }
    let names: Vec<String> = ids.iter().map(|id| name(id)).collect();
    let and = pick(language, "和", " and ");
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{}{and}{last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// One line over figures in which hypothetical arrangements have a part; none where none is switched on.
pub fn ideas_line(scenario: &Scenario, language: Language) -> Option<String> {
    if scenario.ideas.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = scenario.ideas.iter().map(|idea| idea_name(idea, language)).collect();
    names.dedup();
    Some(match language {
        Language::Zh => format!("含设想 (没有已知机构提供): {}", names.join(", ")),
        Language::En => format!("Hypothetical, offered by nobody known: {}", names.join(", ")),
    })
}

/// A note about figures, labelled where hypothetical arrangements have a part in them.
pub fn labelled_note(scenario: &Scenario, note: String, language: Language) -> String {
    match (scenario.ideas.is_empty(), language) {
        (true, _) => note,
        (false, Language::Zh) => format!("含设想 · {note}"),
        (false, Language::En) => format!("hypothetical · {note}"),
    }
}

/// What kind of entry it is, labelled where a hypothetical arrangement made it.
pub fn entry_kind_name(entry: &Entry, language: Language) -> String {
    labelled_kind(entry.kind, entry.cause.rule.is_hypothetical(), language)
}

/// The longest names that entries of a kind have.
pub fn kind_names(kind: Kind, language: Language) -> String {
    let made = matches!(kind, Kind::Arrangement | Kind::Payment | Kind::Waive);
    labelled_kind(kind, made, language)
}

fn labelled_kind(kind: Kind, is_hypothetical: bool, language: Language) -> String {
    match kind {
        _ if !is_hypothetical => kind_name(kind, language).to_owned(),
        // all that a hypothetical arrangement moves of its own accord: the label says it, and fits a narrow panel
        Kind::Arrangement => pick(language, "安排 (设想)", "Hypothetical").to_owned(),
        _ => format!("{} ({})", kind_name(kind, language), hypothetical(language)),
    }
}

/// What a rule of a hypothetical arrangement says; nothing for other rules.
pub const fn idea_rule_sentence(rule: Rule, language: Language) -> &'static str {
    let (zh, en) = match rule {
        Rule::LinkedRepayment => (
            "设想: 借款到期而现金不够的部分, 由另一账户的可用额度代还; 在那里像当天的消费, 记入下一张账单。",
            "Hypothetical: what a loan asks for and cash does not cover is taken from the room of a line, where it is like a purchase of that day and on the next bill.",
        ),
        Rule::PayLinked => (
            "设想: 用另一账户代还的钱还借款, 在借款内按条款的顺序分配。",
            "Hypothetical: the loan is paid with what the line gave, allocated in the contract's order.",
        ),
        Rule::PointsOffset => (
            "设想: 还款得来的积分抵掉欠着的罚息, 用整数积分, 不超过所欠。",
            "Hypothetical: points from payments take away penalties that are owed, in whole points and no more than is owed.",
        ),
        Rule::RedPacket => (
            "设想: 一张账单或一期借款在到期日还清, 得一个固定金额的红包, 以现金到手。",
            "Hypothetical: a bill or loan period that is paid in full by its due day brings a fixed sum in cash.",
        ),
        Rule::RedPacketShare => (
            "设想: 一张账单或一期借款在到期日还清, 按应还的比例得红包, 不超过上限, 以现金到手。",
            "Hypothetical: a bill or loan period that is paid in full by its due day brings a share of what it asked for in cash, up to a limit.",
        ),
        _ => ("", ""),
    };
    pick(language, zh, en)
}
