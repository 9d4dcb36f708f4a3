//! Scenarios from and to files. The rules of reading and writing are those of the scenario room.

use std::path::Path;

use crate::reading::{Code, Problem};
use crate::scenario::{Loaded, Scenario, read_bytes};
use crate::terms::Catalog;

/// Reads a file.
///
/// # Errors
/// Everything that is wrong with it, or why it cannot be read.
pub fn load(path: &Path, catalog: &Catalog) -> Result<Loaded, Vec<Problem>> {
    let bytes = std::fs::read(path).map_err(|error| vec![disk_problem(path, &error)])?;
    read_bytes(&bytes, catalog)
}

fn disk_problem(path: &Path, error: &std::io::Error) -> Problem {
    use std::io::ErrorKind;
    let code = match error.kind() {
        ErrorKind::NotFound => Code::FileNotFound,
        ErrorKind::PermissionDenied => Code::NoPermission,
        ErrorKind::IsADirectory => Code::PathIsFolder,
        ErrorKind::StorageFull => Code::NoSpace,
        _ => Code::DiskError,
    };
    Problem::new(code, "").with("file", path.display()).with("system", error)
}

/// Writes a file, whole or not at all.
///
/// # Errors
/// Why it could not be written.
pub fn save(path: &Path, scenario: &Scenario) -> Result<(), Problem> {
    use std::io::Write as _;
    let problem = |error: std::io::Error| disk_problem(path, &error);
    let mut file = atomic_write_file::AtomicWriteFile::open(path).map_err(problem)?;
    let text = serde_json::to_string_pretty(scenario).unwrap_or_default();
    file.write_all(text.as_bytes()).map_err(problem)?;
    file.commit().map_err(problem)
}
