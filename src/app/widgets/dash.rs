//! Dashes along a path. Each dash is one short path of its own, so that corners neither swallow nor cut it.

use eframe::egui::Pos2;

/// The dashes of a path: `dashes` and the `gaps` after them, in turn, measured along the path.
pub fn dashes(path: &[Pos2], dashes: &[f32], gaps: &[f32]) -> Vec<Vec<Pos2>> {
    let mut pen =
        Pen { pattern: dashes, gaps, at: 0, is_down: true, left: dashes.first().copied().unwrap_or(1.0) };
    let mut done = Vec::new();
    let mut dash: Vec<Pos2> = path.first().copied().into_iter().collect();
    for pair in path.windows(2) {
        if let [from, to] = *pair {
            pen.walk(from, to, &mut dash, &mut done);
        }
    }
    if dash.len() > 1 {
        done.push(dash);
    }
    done
}

/// What is drawn next, and how much of it is left.
struct Pen<'p> {
    pattern: &'p [f32],
    gaps: &'p [f32],
    at: usize,
    is_down: bool,
    left: f32,
}

impl Pen<'_> {
    fn walk(&mut self, from: Pos2, to: Pos2, dash: &mut Vec<Pos2>, done: &mut Vec<Vec<Pos2>>) {
        let length = from.distance(to);
        let mut walked = 0.0;
        while length - walked > self.left {
            walked += self.left;
            let here = from + (to - from) * (walked / length);
            dash.push(here);
            let stretch = std::mem::replace(dash, vec![here]);
            if self.is_down {
                done.push(stretch);
            }
            self.turn();
        }
        self.left -= length - walked;
        if self.is_down {
            dash.push(to);
        } else {
            *dash = vec![to];
        }
    }

    /// From a dash to its gap, or from a gap to the next dash.
    fn turn(&mut self) {
        if !self.is_down {
            self.at = (self.at + 1) % self.pattern.len().max(1);
        }
        self.is_down = !self.is_down;
        let lengths = if self.is_down { self.pattern } else { self.gaps };
        // Below half a point the walk would hardly move on.
        self.left = lengths.get(self.at).copied().unwrap_or(1.0).max(0.5);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    #[test]
    fn goes_round_corners_without_losing_a_dash() {
        let path = [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(5.0, 5.0)];
        let found = dashes(&path, &[4.0], &[2.0]);
        let expected = [vec![pos2(0.0, 0.0), pos2(4.0, 0.0)], vec![pos2(5.0, 1.0), pos2(5.0, 5.0)]];
        assert_eq!(found, expected);
        let round = dashes(&path, &[8.0], &[1.0]);
        assert_eq!(round[0], [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(5.0, 3.0)]);
    }

    #[test]
    fn covers_its_share_of_a_long_path() {
        let path: Vec<_> = (0u8..=200).map(|x| pos2(f32::from(x) * 2.5, 0.0)).collect();
        let found = dashes(&path, &[2.0], &[3.0]);
        assert_eq!(found.len(), 100, "one every five points");
    }
}
