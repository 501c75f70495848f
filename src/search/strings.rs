//! A list of short strings in one allocation.

/// Strings by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, i: usize) -> &str {
        let end = self.ends.get(i).map_or(0, |&end| end as usize);
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    pub(crate) fn push(&mut self, string: &str) -> u32 {
        self.text.push_str(string);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }

    /// Where `string` is in a sorted list, or where it would be.
    pub(crate) fn search(&self, string: &str) -> Result<usize, usize> {
        let at = self.first(|found| found < string);
        if at < self.len() && self.get(at) == string { Ok(at) } else { Err(at) }
    }

    /// The first of a sorted list that is not `before`.
    pub(crate) fn first(&self, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds() {
        let mut strings = Strings::default();
        for word in ["a", "", "defence", "us"] {
            strings.push(word);
        }
        assert_eq!(strings.len(), 4);
        assert_eq!((strings.get(0), strings.get(1), strings.get(2)), ("a", "", "defence"));
        let mut sorted = Strings::default();
        for word in ["a", "defence", "us"] {
            sorted.push(word);
        }
        assert_eq!(sorted.search("defence"), Ok(1));
        assert_eq!(sorted.search("b"), Err(1));
        assert_eq!(sorted.search("z"), Err(3));
    }
}
