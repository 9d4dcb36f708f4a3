//! Problems that no committed file can provoke: files that are too large, and what a disk refuses.

use std::io::ErrorKind;
use std::path::Path;

use mingzhang::reading::{Code, Problem};
use mingzhang::scenario::{self, store};
use mingzhang::terms::Catalog;

/// The problems with a name each.
pub fn all() -> Vec<(String, Vec<Problem>)> {
    let of_disk = [
        ("made-folder", ErrorKind::IsADirectory),
        ("made-vanished", ErrorKind::NotFound),
        ("made-no-permission", ErrorKind::PermissionDenied),
        ("made-no-space", ErrorKind::StorageFull),
        ("made-disk-error", ErrorKind::ConnectionReset),
    ];
    let of_disk = of_disk.map(|(name, kind)| (name.to_owned(), vec![refused(kind)]));
    let no_folder =
        ("made-no-folder".to_owned(), vec![store::no_folder(Path::new("scenarios/new/mine.json"))]);
    let no_terms = Problem::new(Code::NoTermsFile, "").with("folder", "terms");
    let no_terms = ("made-no-terms-file".to_owned(), vec![no_terms]);
    let terms_twice = ("made-terms-twice".to_owned(), terms_twice());
    let too_large = ("made-too-large".to_owned(), too_large());
    of_disk.into_iter().chain([no_folder, no_terms, terms_twice, too_large]).collect()
}

/// Problems of a file as a whole have no line.
pub fn has_no_line(code: Code) -> bool {
    use Code::{DiskError, FileNotFound, FolderNotFound, NoPermission, NoSpace, NoTermsFile, PathIsFolder};
    matches!(
        code,
        DiskError | FileNotFound | FolderNotFound | NoPermission | NoSpace | NoTermsFile | PathIsFolder
    )
}

/// Two files with the same id.
fn terms_twice() -> Vec<Problem> {
    let mine = include_str!("../../assets/terms/card.json").replacen("\"card\"", "\"my-card\"", 1);
    let mut catalog = Catalog::bundled();
    catalog.load("terms/first.json", mine.as_bytes()).unwrap();
    catalog.load("terms/second.json", mine.as_bytes()).unwrap_err()
}

fn refused(kind: ErrorKind) -> Problem {
    store::disk_problem(Path::new("scenarios/mine.json"), &kind.into())
}

fn too_large() -> Vec<Problem> {
    let bytes = vec![b'['; 50_000_000];
    scenario::read_bytes(&bytes, &Catalog::bundled()).unwrap_err()
}

#[test]
fn fifty_megabytes_of_brackets_take_no_time() {
    let before = std::time::Instant::now();
    assert_eq!(too_large()[0].code, Code::FileTooLarge);
    let brackets = "[".repeat(16_000_000);
    assert_eq!(scenario::read(&brackets, &Catalog::bundled()).unwrap_err()[0].code, Code::NestedTooDeep);
    assert!(before.elapsed().as_secs() < 5, "{:?}", before.elapsed());
}

#[test]
fn a_byte_order_mark_is_accepted() {
    let text = format!("\u{feff}{}", include_str!("../../scenarios/minimum-still-spending.json"));
    let loaded = scenario::read_bytes(text.as_bytes(), &Catalog::bundled()).unwrap();
    assert_eq!(loaded.scenario.accounts.len(), 1);
}
