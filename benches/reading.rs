//! How long it takes to read and check a scenario of one megabyte.

use divan::Bencher;
use mingzhang::scenario;
use mingzhang::terms::Catalog;

fn main() {
    divan::main();
}

/// A valid scenario of about one megabyte: thousands of purchases.
fn large() -> String {
    let purchase = |i: u32| {
        let day = i % 28 + 1;
        format!(
            r#"{{"id": "e{i}", "purchase": {{"account": "huabei", "amount": "12.50", "when": {{"on": "2026-03-{day:02}"}}, "else_cash": true}}}}"#
        )
    };
    let events: Vec<String> = (0..8_700).map(purchase).collect();
    format!(
        r#"{{"format": "mingzhang/scenario", "version": 1, "title": "t", "start": "2026-01-01", "span": {{"months": 24}},
        "borrower": {{"cash": "1000.00"}}, "events": [{}],
        "accounts": [{{"id": "huabei", "terms": "huabei@2024-01-01", "limit": "5000.00", "bill_day": 1}}],
        "strategies": [{{"id": "m", "pay": "minimum"}}]}}"#,
        events.join(",\n")
    )
}

#[divan::bench]
fn read_and_check_one_megabyte(bencher: Bencher<'_, '_>) {
    let (text, catalog) = (large(), Catalog::bundled());
    bencher.bench_local(|| scenario::read(&text, &catalog).map(|loaded| loaded.scenario.events.len()));
}

#[divan::bench]
fn write_one_megabyte(bencher: Bencher<'_, '_>) {
    let catalog = Catalog::bundled();
    let Ok(loaded) = scenario::read(&large(), &catalog) else { return };
    bencher.bench_local(|| scenario::write(&loaded.scenario, &catalog).len());
}
