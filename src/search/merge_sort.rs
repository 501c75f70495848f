//! Natural merge sort of numbers.
//!
//! Lists of postings are long and consist of sorted runs, one for each form of a word: merging the
//! runs takes a pass or two. Other lists are short and sorted by `crate::sort`.

/// Sorts numbers.
pub(crate) fn sort(numbers: &mut Vec<u64>) {
    let mut edges = edges(numbers);
    let mut merged = Vec::new();
    while edges.len() > 2 {
        let mut left = vec![0];
        merged.clear();
        for pair in edges.windows(3).step_by(2) {
            merge(&numbers[pair[0]..pair[1]], &numbers[pair[1]..pair[2]], &mut merged);
            left.push(merged.len());
        }
        if merged.len() < numbers.len() {
            merged.extend_from_slice(&numbers[merged.len()..]);
            left.push(merged.len());
        }
        std::mem::swap(numbers, &mut merged);
        edges = left;
    }
}

/// The start of each sorted run, and the end.
fn edges(numbers: &[u64]) -> Vec<usize> {
    let mut edges = vec![0];
    for at in 1..numbers.len() {
        if numbers[at] < numbers[at - 1] {
            edges.push(at);
        }
    }
    edges.push(numbers.len());
    edges
}

fn merge(mut left: &[u64], mut right: &[u64], merged: &mut Vec<u64>) {
    while let (Some((one, rest)), Some((other, others))) = (left.split_first(), right.split_first())
    {
        if one <= other {
            merged.push(*one);
            left = rest;
        } else {
            merged.push(*other);
            right = others;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts(numbers in prop::collection::vec(0u64..40, 0..60)) {
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            let mut ours = numbers;
            super::sort(&mut ours);
            prop_assert_eq!(ours, sorted);
        }
    }
}
