//! Mingzhang.
