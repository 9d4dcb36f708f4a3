//! Scenario files and folders of terms on disk: whole or not at all. The only place of this room that touches the file
//! system.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use super::model::Scenario;
use super::read::{Loaded, read_bytes};
use super::write::write;
use crate::reading::header::format_of;
use crate::reading::json::Document;
use crate::reading::scan::{LARGEST_FILE, check_size};
use crate::reading::{Code, Problem};
use crate::terms::{self, Catalog};

/// Reads and checks the scenario file at a path.
///
/// # Errors
/// What the system says, or all problems of the file.
pub fn load(path: &Path, catalog: &Catalog) -> Result<Loaded, Vec<Problem>> {
    let bytes = read_file(path).map_err(|problem| vec![problem])?;
    read_bytes(&bytes, catalog)
}

/// What is wrong with one of several files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblems {
    /// The file or folder.
    pub path: PathBuf,
    /// Everything that is wrong with it.
    pub problems: Vec<Problem>,
}

/// Adds the terms of a file, or of each `*.json` of a folder in the order of their names, to a catalog. Folders in the folder
/// are not looked into. Gives the ids of the terms.
///
/// # Errors
/// Everything that is wrong with any of the files, file by file; nothing is added then.
pub fn load_terms(path: &Path, catalog: &mut Catalog) -> Result<Vec<String>, Vec<FileProblems>> {
    let wrong = |path: &Path, problems| FileProblems { path: path.to_owned(), problems };
    let files = terms_files(path).map_err(|problem| vec![wrong(path, vec![problem])])?;
    let mut changed = catalog.clone();
    let (mut ids, mut bad) = (Vec::new(), Vec::new());
    for file in files {
        let bytes = read_file(&file).map_err(|problem| vec![problem]);
        match bytes.and_then(|bytes| Ok(changed.load(&file.display().to_string(), &bytes)?.id.clone())) {
            Ok(id) => ids.push(id),
            Err(problems) => bad.push(wrong(&file, problems)),
        }
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    *catalog = changed;
    Ok(ids)
}

/// Whether a path is meant as terms: a folder, or a file that says it is a terms file.
pub fn holds_terms(path: &Path) -> bool {
    let says_so = |bytes: Vec<u8>| {
        let document = Document::parse_bytes(&bytes).ok();
        document.is_some_and(|document| format_of(&document).is_some_and(|format| format == terms::FORMAT))
    };
    path.is_dir() || read_file(path).is_ok_and(says_so)
}

/// The file itself, or the terms files of a folder by name.
fn terms_files(path: &Path) -> Result<Vec<PathBuf>, Problem> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let refused = |error: io::Error| disk_problem(path, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(refused)? {
        let file = entry.map_err(refused)?.path();
        if file.extension().is_some_and(|extension| extension == "json") && !file.is_dir() {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Problem::new(Code::NoTermsFile, "").with("folder", path.display()));
    }
    Ok(files)
}

/// The bytes of a file. One that is too large is not read.
///
/// # Errors
/// [`Code::PathIsFolder`], [`Code::FileNotFound`], [`Code::NoPermission`], [`Code::FileTooLarge`] or [`Code::DiskError`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let problem = |error: io::Error| disk_problem(path, &error);
    if path.is_dir() {
        return Err(disk_problem(path, &ErrorKind::IsADirectory.into()));
    }
    let file = File::open(path).map_err(problem)?;
    let length = file.metadata().map_err(problem)?.len();
    check_size(usize::try_from(length).unwrap_or(usize::MAX)).map_err(|found| found.problem)?;
    read_all(file, path)
}

/// All that a reader gives. The path is for messages.
///
/// # Errors
/// What the system says, or [`Code::FileTooLarge`] as soon as that much has come.
pub fn read_all(reader: impl Read, path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    // A pipe has no length beforehand, and a file may grow: the limit holds for what is really read.
    let limit = LARGEST_FILE as u64 + 1;
    reader.take(limit).read_to_end(&mut bytes).map_err(|error| disk_problem(path, &error))?;
    if bytes.len() > LARGEST_FILE {
        // How much would have come is not known.
        return Err(Problem::new(Code::FileTooLarge, "").with("found", "> 16 MiB").with("most", "16 MiB"));
    }
    Ok(bytes)
}

/// Saves a scenario: the old file becomes `….bak`, the new one appears in one step.
///
/// What was there is never lost, also when the disk is full or the program is ended in the middle.
///
/// # Errors
/// What the system says; the file at the path is then as it was.
pub fn save(path: &Path, scenario: &Scenario, catalog: &Catalog) -> Result<(), Problem> {
    let text = write(scenario, catalog);
    let written = keep_backup(path).and_then(|()| replace(path, text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::NotFound => no_folder(path),
        _ => disk_problem(path, &error),
    })
}

/// The folder to save into is not there.
pub fn no_folder(path: &Path) -> Problem {
    let folder = path.parent().unwrap_or(path);
    Problem::new(Code::FolderNotFound, "").with("folder", folder.display())
}

/// Where the version before the last save is kept.
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".bak");
    path.with_file_name(name)
}

fn keep_backup(path: &Path) -> io::Result<()> {
    match fs::read(path) {
        Ok(old) => replace(&backup_path(path), &old),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// The problem that an error of the system stands for.
pub fn disk_problem(path: &Path, error: &io::Error) -> Problem {
    let code = match error.kind() {
        ErrorKind::NotFound => Code::FileNotFound,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::NoPermission,
        ErrorKind::IsADirectory => Code::PathIsFolder,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::NoSpace,
        _ => Code::DiskError,
    };
    Problem::new(code, "").with("file", path.display()).with("system", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../scenarios/minimum-still-spending.json");

    #[test]
    fn saves_whole_files_and_keeps_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let catalog = Catalog::bundled();
        fs::write(&path, TEXT).unwrap();
        let scenario = load(&path, &catalog).unwrap().scenario;
        save(&path, &scenario, &catalog).unwrap();
        assert_eq!(fs::read_to_string(backup_path(&path)).unwrap(), TEXT);
        let saved = fs::read_to_string(&path).unwrap();
        save(&path, &scenario, &catalog).unwrap();
        assert_eq!(fs::read_to_string(backup_path(&path)).unwrap(), saved);
        assert_eq!(load(&path, &catalog).unwrap().scenario, scenario);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file stays behind");
    }

    #[test]
    fn says_what_the_system_refuses() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Catalog::bundled();
        let code = |path: &Path| load(path, &catalog).unwrap_err()[0].code;
        assert_eq!(code(folder.path()), Code::PathIsFolder);
        assert_eq!(code(&folder.path().join("gone.json")), Code::FileNotFound);
        let scenario = super::super::read(TEXT, &catalog).unwrap().scenario;
        let into_nothing = folder.path().join("no/such/folder/a.json");
        assert_eq!(save(&into_nothing, &scenario, &catalog).unwrap_err().code, Code::FolderNotFound);
        assert_eq!(save(folder.path(), &scenario, &catalog).unwrap_err().code, Code::PathIsFolder);
    }

    #[test]
    fn does_not_read_a_file_that_is_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.json");
        File::create(&path).unwrap().set_len(200 * 1024 * 1024).unwrap();
        let problem = read_file(&path).unwrap_err();
        assert_eq!((problem.code, &*problem.values["found"]), (Code::FileTooLarge, "200.0 MiB"));
    }
}
