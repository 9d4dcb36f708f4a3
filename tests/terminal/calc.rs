//! The calculators: their texts to the letter, their JSON, and what they refuse.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::call::{finish, json, out, program, say};
use super::goldens::hold;
use super::shapes::Shapes;

/// A name for the golden, and the call.
const CALLS: &[(&str, &str)] = &[
    ("loan", "loan --principal 10000 --periods 12 --daily-rate 0.04% --drawn 2026-01-15"),
    ("loan-thirty", "loan --principal 3000 --periods 12 --daily-rate 0.00045 --method equal_principal"),
    (
        "loan-first-due",
        "loan --principal 10000 --periods 3 --annual-rate 18% --day-count actual/360 --rounding down \
         --method interest_first --drawn 2026-01-15 --first-due 2026-03-01",
    ),
    ("instalment", "instalment --principal 1111.11 --periods 12 --total-rate 7.5%"),
    ("instalment-bank", "instalment --principal 800 --periods 6 --period-rate 0.75% --remainder last"),
    ("minimum", "minimum --balance 10000 --daily-rate 0.05%"),
    ("payoff", "payoff --principal 6000 --periods 12 --total-rate 8.8% --billed 4"),
    ("rate-dated", "rate --got 2026-01-01=1000 --paid 2027-01-01=1200"),
    ("rate-periods", "rate --got 0=10000 --paid 1..12=888.49"),
    ("rate-several", "rate --per-year 1 --paid 0=1000 --got 1=2300 --paid 2=1320"),
    ("rate-none", "rate --got 0=1 --paid 1=1000000"),
    ("rate-nominal", "rate --nominal 6.8%"),
    ("rate-odd", "rate --got 0=6000 --paid 1..36=200 --odd 19/30"),
    (
        "purchase",
        "purchase --price 8000 --quota 3000 --total-rate 8.8% --cash 1000 --saving 1500 --merchant-rate 6% \
         --loan-rate 0.04% --cheaper 5000",
    ),
    ("purchase-bare", "purchase --price 8000 --quota 3000 --total-rate 8.8%"),
];

#[test]
fn texts_of_calculators() {
    for (name, call) in CALLS {
        for language in ["zh", "en"] {
            let said = out(&format!("calc {call} --lang {language}"));
            assert!(said.lines().all(|line| line.width() <= 100 && line.trim_end() == line), "{said}");
            hold(&format!("calc/{name}.{language}.txt"), &said);
        }
    }
}

#[test]
fn json_of_calculators_is_the_same_in_every_language() {
    for (name, call) in CALLS {
        let call = format!("calc {call} --format json");
        let said = json(&call);
        assert_eq!(said["format"], "mingzhang/calc");
        assert_eq!(out(&format!("{call} --lang zh")), out(&format!("{call} --lang en")), "{name}");
        hold(&format!("calc/{name}.json"), &out(&call));
    }
}

#[test]
fn figures_of_the_json_are_those_of_published_pages() {
    let plan = json("calc instalment --principal 5.45 --periods 3 --total-rate 0.023 --format json");
    assert_eq!((&plan["fee"], &plan["rate"]["simple"]), (&Value::from("0.13"), &Value::from("0.137478")));
    assert_eq!(plan["periods"][0]["payment"], "1.88");
    let loan =
        json("calc loan --principal 10000 --periods 12 --daily-rate 0.0004 --drawn 2026-01-15 --format json");
    assert_eq!(
        (&loan["interest"], &loan["periods"][11]["payment"]),
        (&Value::from("804.93"), &Value::from("900.42"))
    );
    let rates = json("calc rate --got 2026-01-01=1000 --paid 2027-01-01=1200 --format json");
    assert_eq!(rates["rates"][0]["effective"], "0.200000");
}

#[test]
fn a_csv_file_gives_the_rate_of_its_flows() {
    let rows = "\u{feff}date,amount\r\n2026-01-01,1000.00\r\n\r\n2027-01-01, -1200.00\r\n";
    let said = finish(program().args("calc rate --csv - --format json".split(' ')), rows.as_bytes());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, out("calc rate --got 2026-01-01=1000 --paid 2027-01-01=1200 --format json"));
    for (rows, place) in [("2026-01-01,1000\n2026-13-01,-5\n", "-:2: "), ("0,1,000\n", "-:1: ")] {
        for language in ["zh", "en"] {
            let call = format!("calc rate --csv - --lang {language}");
            let said = finish(program().args(call.split(' ')), rows.as_bytes());
            assert_eq!((said.code, said.out.as_str()), (1, ""));
            assert!(said.err.contains(place) && said.err.contains("-888.49"), "{}", said.err);
        }
    }
    let gone = say("calc rate --csv nowhere.csv");
    assert_eq!((gone.code, gone.out.as_str()), (1, ""));
    assert!(gone.err.starts_with("nowhere.csv: "), "{}", gone.err);
}

/// What cannot be worked out is said in both languages, with what to try; the exit code is that of wrong use.
#[test]
fn refusals_say_what_to_try() {
    for (call, zh, en) in [
        ("loan --principal 0 --periods 1 --daily-rate 0", "10000.00", "10000.00"),
        ("loan --principal 1 --periods 361 --daily-rate 0", "1 到 360", "1 to 360"),
        ("loan --principal 1 --periods 1 --daily-rate 0 --day-count actual/365", "--drawn", "--drawn"),
        (
            "loan --principal 1 --periods 1 --daily-rate 0 --drawn 2026-01-15 --first-due 2026-01-15",
            "--first-due",
            "--first-due",
        ),
        ("instalment --principal 1 --periods 61 --total-rate 0", "1 到 60", "1 to 60"),
        ("payoff --principal 9 --periods 3 --total-rate 0 --billed 3", "第 2 期", "after 2 at most"),
        ("minimum --balance 9 --daily-rate 0 --ratio 1.1", "110%", "110%"),
        ("loan --principal 9 --periods 2 --daily-rate 12%", "按月或按年", "a month or a year"),
        ("loan --principal 9 --periods 2 --monthly-rate 84%", "83.3333%", "83.3333%"),
        ("minimum --balance 9 --daily-rate 5%", "2.739726%", "2.739726%"),
        ("rate --got 0=1", "--paid", "--paid"),
        ("rate --got 0=1 --paid 2026-01-01=2", "全部写日期", "dates for all"),
        ("rate --got 0=1,000 --paid 1=2", "1..12=888.49", "1..12=888.49"),
        ("purchase --price 9 --quota 1 --total-rate 0 --cheaper 9", "--cheaper", "--cheaper"),
    ] {
        for (language, words) in [("zh", zh), ("en", en)] {
            let said = say(&format!("calc {call} --lang {language}"));
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{call}");
            assert!(said.err.starts_with("mingzhang: ") && said.err.contains(words), "{}", said.err);
        }
    }
}

#[test]
fn arguments_that_cannot_be_read_say_how_to_write_them() {
    for (call, words) in [
        ("loan --principal 10,000 --periods 12 --daily-rate 0", "without commas; write it like 3000.00"),
        ("loan --principal 10 --periods 12 --daily-rate 5percent", "write it like 0.0004 or 0.04%"),
        ("loan --principal 10 --periods 12", "--daily-rate"),
        ("loan --principal 10 --periods 12 --daily-rate 0 --annual-rate 0", "cannot be used with"),
        ("loan --principal 10 --periods 12 --daily-rate 0 --drawn 2026-02-30", "written like 2026-03-09"),
        ("loan --principal 10 --periods 12 --daily-rate 0 --method balloon", "interest_first"),
        ("mortgage", "unrecognized subcommand"),
        ("", "Usage: mingzhang calc"),
    ] {
        let said = say(&format!("calc {call} --lang en"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{call}");
        assert!(said.err.contains(words), "{}", said.err);
    }
}

#[test]
fn every_calculator_has_help_in_both_languages() {
    for (calculator, zh) in [
        ("loan", "还款方式"),
        ("instalment", "除不尽"),
        ("minimum", "最低还款的比例"),
        ("payoff", "提前结清"),
        ("rate", "付出的钱"),
        ("purchase", "免息分期"),
    ] {
        assert!(out(&format!("calc {calculator} --help --lang en")).contains("Usage: mingzhang calc"));
        let said = out(&format!("calc {calculator} --help --lang zh"));
        assert!(said.contains("用法: mingzhang calc") && said.contains(zh), "{said}");
    }
}

#[test]
fn the_json_of_calculators_has_exactly_the_keys_of_the_contract() {
    let mut shapes = Shapes::read(include_str!("keys_calc.txt"));
    let missing_cash = "purchase --price 8000 --quota 3000 --total-rate 8.8% --cash 1 --saving 0";
    for call in CALLS.iter().map(|(_, call)| *call).chain([missing_cash]) {
        let said = json(&format!("calc {call} --format json"));
        let block = match said["calculator"].as_str().expect("a name") {
            "rate" if said.get("nominal").is_some() => "converted",
            "rate" if said.get("unit_period_rate").is_some() => "unit_period",
            "rate" => "flows",
            other => other,
        };
        shapes.walk(block, block, &said);
    }
    assert!(shapes.differences.is_empty(), "{:#?}", shapes.differences);
    assert_eq!(shapes.never_met(), [""; 0]);
}

#[test]
fn schedules_come_as_tables_for_spreadsheets() {
    let head =
        |call: &str| out(&format!("calc {call} --format csv")).lines().next().unwrap_or_default().to_owned();
    let of = |name: &str| CALLS.iter().find(|(known, _)| *known == name).map_or("", |(_, call)| *call);
    assert_eq!(head(of("loan")), "period,due,days,principal,interest,payment,rest");
    assert_eq!(head(of("instalment")), "period,principal,fee,payment,rest");
    assert_eq!(head(of("minimum")), "bill,due,total,interest,minimum,rest");
    assert_eq!(head(of("payoff")), "rule,fee,payment,cost,saved,simple,effective");
    assert_eq!(head(of("rate-several")), "simple,effective");
    assert_eq!(head(of("rate-nominal")), "nominal,effective,compounded");
    assert_eq!(
        head(of("purchase")),
        "way,blocked,missing,price,down,monthly,cost,had_on,clear_on,simple,effective"
    );
    let rows = out(&format!("calc {} --format csv", of("loan")));
    assert_eq!(rows.lines().count(), 13, "{rows}");
    assert!(rows.contains("\n1,2026-02-15,31,776.41,124.00,900.41,9223.59\n"), "{rows}");
}
