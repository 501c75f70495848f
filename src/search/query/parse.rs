//! Parses a string into a query, in one pass that cannot fail: invalid syntax is noted and read as
//! words.

use super::{Field, Node, NodeKind, NoticeKind, Query, QueryNotice, Word};
use crate::text::number::grouped;
use crate::text::tokens;
use std::mem;
use std::ops::Range;

/// Whether the query is still being typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typing {
    /// The query is complete.
    #[default]
    Done,
    /// If the query ends in a word, that word may be incomplete: it is a prefix.
    Going,
}

/// Words and fields beyond this many are ignored.
const MAX_WORDS: usize = 128;
/// Groups nested deeper than this are ignored.
const MAX_DEPTH: usize = 16;
/// Larger values of `~` are capped to this.
const MAX_SLOP: u32 = 999;

/// Parses any string as a query.
pub fn parse(text: &str, typing: Typing) -> Query {
    let mut parser = Parser { text, typing, at: 0, words: 0, notices: Vec::new() };
    let clauses = parser.clauses(0);
    if !clauses.is_empty() && clauses.iter().all(|c| matches!(c.kind, NodeKind::Not(_))) {
        parser.note(0..text.len(), NoticeKind::OnlyExclusions);
    }
    Query { clauses, notices: parser.notices, typing }
}

struct Parser<'a> {
    text: &'a str,
    typing: Typing,
    at: usize,
    /// The number of words and fields read.
    words: usize,
    /// In the order of the text.
    notices: Vec<QueryNotice>,
}

impl<'a> Parser<'a> {
    /// Reads clauses up to the end, or to the closing parenthesis of a group.
    fn clauses(&mut self, depth: usize) -> Vec<Node> {
        let mut clauses = Vec::new();
        while let Some(next) = self.peek() {
            if next == ')' && depth > 0 {
                break;
            }
            if next == ')' {
                self.note(self.at..self.at + 1, NoticeKind::UnbalancedGroup);
                self.at += 1;
            } else if self.run() == "OR" {
                self.or(depth, &mut clauses);
            } else if self.run() == "AND" {
                self.and(&mut clauses);
            } else if let Some(slop) = slop_of(self.run()) {
                self.near_operator(slop, depth, &mut clauses);
            } else {
                self.operand(depth, &mut clauses);
            }
        }
        clauses
    }

    /// Skips an `AND` between two operands: all clauses must match anyway.
    fn and(&mut self, clauses: &mut Vec<Node>) {
        let span = self.at..self.at + 3;
        self.at = span.end;
        let waits = self.typing == Typing::Going && self.at == self.text.len();
        if clauses.is_empty() || !(waits || self.at_operand()) {
            self.dangling(span, clauses);
        }
    }

    /// Joins the words before and after a `NEAR/5`.
    fn near_operator(&mut self, slop: u32, depth: usize, clauses: &mut Vec<Node>) {
        let span = self.at..self.at + self.run().len();
        self.at = span.end;
        let before = clauses.len();
        let is_words = |node: &Node| {
            matches!(node.kind, NodeKind::Word(_) | NodeKind::Phrase(_) | NodeKind::Near(..))
        };
        if clauses.last().is_some_and(is_words) && self.at_operand() {
            self.operand(depth, clauses);
        }
        if clauses.len() != before + 1 || !is_words(&clauses[before]) {
            let waits = self.typing == Typing::Going && self.at == self.text.len();
            if clauses.len() == before && !(waits && before > 0) {
                self.dangling(span, clauses);
            } else if clauses.len() > before {
                self.note(span, NoticeKind::DanglingOperator);
            }
            return;
        }
        let other = clauses.remove(before);
        let first = &mut clauses[before - 1];
        let mut words = words_of(mem::replace(&mut first.kind, NodeKind::All(Vec::new())));
        words.extend(words_of(other.kind));
        first.span.end = other.span.end;
        first.kind = NodeKind::Near(words, slop);
    }

    /// Whether an operand comes next.
    fn at_operand(&mut self) -> bool {
        let is_there = self.peek().is_some_and(|c| c != ')');
        let run = self.run();
        is_there && !matches!(run, "OR" | "AND") && slop_of(run).is_none()
    }

    /// Searches an operator without its operands as a word.
    fn dangling(&mut self, span: Range<usize>, nodes: &mut Vec<Node>) {
        self.note(span.clone(), NoticeKind::DanglingOperator);
        self.word(span, false, nodes);
    }

    /// Joins the operands before and after an `OR`.
    fn or(&mut self, depth: usize, clauses: &mut Vec<Node>) {
        let span = self.at..self.at + 2;
        self.at = span.end;
        let before = clauses.len();
        while before > 0 && clauses.len() == before && self.peek().is_some_and(|c| c != ')') {
            if self.run() == "OR" {
                break;
            }
            self.operand(depth, clauses);
        }
        if clauses.len() == before {
            // At the end of a query that is being typed, the second operand may follow.
            let waits = self.typing == Typing::Going && self.at == self.text.len();
            if clauses.is_empty() || !waits {
                self.dangling(span, clauses);
            }
            return;
        }
        let other = clauses.remove(before);
        let first = &mut clauses[before - 1];
        let mut choices = match mem::replace(&mut first.kind, NodeKind::Any(Vec::new())) {
            NodeKind::Any(choices) => choices,
            kind => vec![Node { span: first.span.clone(), kind }],
        };
        first.span.end = other.span.end;
        choices.push(other);
        first.kind = NodeKind::Any(choices);
    }

    /// Reads a word, a phrase, a field, an exclusion or a group; adds nothing if it has no words.
    fn operand(&mut self, depth: usize, nodes: &mut Vec<Node>) {
        let Some(next) = self.peek() else { return };
        if next == '(' {
            self.group(depth, nodes);
        } else if is_quote(next) {
            self.quoted(nodes);
        } else if self.at_exclusion() {
            let width = self.width_at(self.at);
            self.exclusion(width, depth, nodes);
        } else if self.run() == "NOT" {
            self.not(depth, nodes);
        } else {
            self.bare(nodes);
        }
    }

    fn group(&mut self, depth: usize, nodes: &mut Vec<Node>) {
        let start = self.at;
        self.at += 1;
        if depth >= MAX_DEPTH {
            return self.note(start..self.at, NoticeKind::UnbalancedGroup);
        }
        let mut clauses = self.clauses(depth + 1);
        if self.at == self.text.len() {
            self.note(start..start + 1, NoticeKind::UnbalancedGroup);
        } else {
            self.at += 1;
        }
        let span = start..self.at;
        if clauses.len() > 1 {
            nodes.push(Node { span, kind: NodeKind::All(clauses) });
        } else if let Some(only) = clauses.pop() {
            nodes.push(Node { span, ..only });
        } else {
            self.note(span, NoticeKind::NoWord);
        }
    }

    /// Whether a dash here begins an exclusion: it follows nothing, and an operand follows it.
    fn at_exclusion(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let free = before.is_none_or(|c| c.is_whitespace() || c == '(');
        let dash = self.char_at(self.at).filter(|c| matches!(c, '-' | '−'));
        let next = dash.and_then(|dash| self.char_at(self.at + dash.len_utf8()));
        let follows = |c: char| c.is_alphanumeric() || is_quote(c) || matches!(c, '(' | '@' | '#');
        free && next.is_some_and(follows)
    }

    /// `NOT` before an operand excludes it, like `-`.
    fn not(&mut self, depth: usize, nodes: &mut Vec<Node>) {
        let span = self.at..self.at + 3;
        self.at = span.end;
        let follows = depth < MAX_DEPTH && self.at_operand();
        let waits = self.typing == Typing::Going && self.at == self.text.len() && !nodes.is_empty();
        self.at = span.start;
        if follows {
            self.exclusion(span.len(), depth + 1, nodes);
        } else {
            self.at = span.end;
            if !waits {
                self.dangling(span, nodes);
            }
        }
    }

    /// Excludes the operand after an operator of this width.
    fn exclusion(&mut self, width: usize, depth: usize, nodes: &mut Vec<Node>) {
        let start = self.at;
        self.at += width;
        let first = nodes.len();
        self.operand(depth, nodes);
        let Some(node) = nodes.get_mut(first) else { return };
        if let NodeKind::Word(word) = &mut node.kind
            && self.typing == Typing::Going
        {
            // An excluded word is never taken as incomplete: only a typed `*` makes it a prefix.
            word.prefix = self.text[word.span.end..].starts_with('*');
        }
        let span = start..node.span.end;
        let inner = mem::replace(node, Node { span, kind: NodeKind::All(Vec::new()) });
        node.kind = NodeKind::Not(Box::new(inner));
    }

    fn quoted(&mut self, nodes: &mut Vec<Node>) {
        let start = self.at;
        let Some((inside, after)) = self.quotation(start) else {
            self.at = start + self.width_at(start);
            self.note(start..self.at, NoticeKind::UnbalancedQuote);
            // The first word after it becomes the operand, for example of a `-`.
            if !self.run().is_empty() {
                self.bare(nodes);
            }
            return;
        };
        self.at = after;
        let mut words = self.words(inside);
        let near = self.near();
        let span = start..self.at;
        let left = MAX_WORDS - self.words;
        if let Some(word) = words.get(left) {
            self.truncate(word.span.start);
            words.truncate(left);
        } else if words.is_empty() {
            return self.note(span, NoticeKind::NoWord);
        }
        self.words += words.len();
        let kind = match near {
            _ if words.is_empty() => return,
            Some(slop) => NodeKind::Near(words, slop),
            None => NodeKind::Phrase(words),
        };
        nodes.push(Node { span, kind });
    }

    /// `~5` after a phrase.
    fn near(&mut self) -> Option<u32> {
        let after = self.text[self.at..].strip_prefix('~')?;
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let span = self.at..self.at + 1 + digits;
        self.at = span.end;
        if digits == 0 {
            self.note(span, NoticeKind::StrayNear);
            return None;
        }
        Some(after[..digits].parse().unwrap_or(MAX_SLOP).min(MAX_SLOP))
    }

    /// Reads words that are not separated by a space, or a field.
    fn bare(&mut self, nodes: &mut Vec<Node>) {
        let run = self.run();
        let span = self.at..self.at + run.len();
        if self.field(run, nodes) {
            return;
        }
        self.at = span.end;
        let words = self.words(span.clone());
        if words.is_empty() {
            let stray = run.starts_with('~');
            self.note(span, if stray { NoticeKind::StrayNear } else { NoticeKind::NoWord });
        }
        for word in &words {
            self.word(word.span.clone(), word.prefix, nodes);
        }
    }

    /// Reads a field with a value; false if there is none.
    fn field(&mut self, run: &str, nodes: &mut Vec<Node>) -> bool {
        let Some((name, rest)) = run.split_once(':') else { return false };
        let start = self.at;
        let value = start + name.len() + 1;
        let letter = |c: char| c.is_alphanumeric() && !c.is_ascii_digit();
        if name.is_empty() || !name.chars().all(letter) || rest.starts_with('/') {
            return false;
        }
        let Some(field) = Field::named(name) else {
            self.note(start..value, NoticeKind::UnknownField);
            return false;
        };
        let bare = (value..start + run.len(), start + run.len());
        let (inside, after) = self.quotation(value).unwrap_or(bare);
        let text = self.text[inside].trim();
        if !text.chars().any(char::is_alphanumeric) {
            self.note(start..value, NoticeKind::EmptyField);
            return false;
        }
        self.at = after;
        if self.count_word(start) {
            let kind = NodeKind::Field(field, text.to_string());
            nodes.push(Node { span: start..after, kind });
        }
        true
    }

    fn word(&mut self, span: Range<usize>, prefix: bool, nodes: &mut Vec<Node>) {
        if self.count_word(span.start) {
            let going = self.typing == Typing::Going && span.end == self.text.len();
            let text = self.text[span.clone()].to_string();
            let whole = span.start..span.end + usize::from(prefix);
            let word = Word { span, text, prefix: prefix || going };
            nodes.push(Node { span: whole, kind: NodeKind::Word(word) });
        }
    }

    /// Counts a word or field; false if there are too many.
    fn count_word(&mut self, start: usize) -> bool {
        self.words += 1;
        if self.words == MAX_WORDS + 1 {
            self.truncate(start);
        }
        self.words <= MAX_WORDS
    }

    /// Ignores everything from `start` on.
    fn truncate(&mut self, start: usize) {
        self.note(start..self.text.len(), NoticeKind::TooLong);
        self.at = self.text.len();
    }

    fn note(&mut self, span: Range<usize>, kind: NoticeKind) {
        let at = self.notices.partition_point(|notice| notice.span.start <= span.start);
        self.notices.insert(at, QueryNotice { span, kind });
    }

    /// Skips white space and returns the next character.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.char_at(self.at)
    }

    #[inline(never)]
    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// The length in bytes of the character at `at`.
    fn width_at(&self, at: usize) -> usize {
        self.char_at(at).map_or(0, char::len_utf8)
    }

    /// Everything up to a space, a quotation mark or a parenthesis. A space that groups digits ends
    /// nothing.
    fn run(&self) -> &'a str {
        let stop = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')');
        let rest = &self.text[self.at..];
        let mut after_number = 0;
        for (at, c) in rest.char_indices() {
            let is_first = !rest[..at].ends_with(|c: char| c.is_ascii_digit());
            if let Some(length) = grouped(&rest[at..]).filter(|_| is_first && at >= after_number) {
                after_number = at + length;
            }
            if stop(c) && at >= after_number {
                return &rest[..at];
            }
        }
        rest
    }

    /// The range between the quotation mark at `start` and the next one, and the end of the latter.
    fn quotation(&self, start: usize) -> Option<(Range<usize>, usize)> {
        self.char_at(start).filter(|c| is_quote(*c))?;
        let inside = start + self.width_at(start);
        let end = inside + self.text[inside..].find(is_quote)?;
        Some((inside..end, end + self.width_at(end)))
    }

    fn words(&self, within: Range<usize>) -> Vec<Word> {
        let part = &self.text[within.clone()];
        let mut words = Vec::new();
        for token in tokens(part) {
            let text = token.of(part).to_string();
            let span = within.start + token.range.start..within.start + token.range.end;
            let prefix = part.as_bytes().get(token.range.end) == Some(&b'*');
            words.push(Word { span, text, prefix });
        }
        words
    }
}

/// The distance of `NEAR/5`.
fn slop_of(run: &str) -> Option<u32> {
    let digits = run.strip_prefix("NEAR/")?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(MAX_SLOP).min(MAX_SLOP))
}

/// The words of an operand of `NEAR`.
fn words_of(kind: NodeKind) -> Vec<Word> {
    match kind {
        NodeKind::Word(word) => vec![word],
        NodeKind::Phrase(words) | NodeKind::Near(words, _) => words,
        _ => Vec::new(),
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;
    use NoticeKind as N;
    use proptest::prelude::*;

    /// A query on one line: words bare, phrases in quotes, groups in brackets.
    fn show(nodes: &[Node]) -> String {
        let one = |node: &Node| match &node.kind {
            NodeKind::Word(word) => word_of(word),
            NodeKind::Phrase(words) => format!("\"{}\"", words_of(words)),
            NodeKind::Near(words, slop) => format!("\"{}\"~{slop}", words_of(words)),
            NodeKind::Field(field, value) => format!("{}={value}", field.name()),
            NodeKind::Not(node) => format!("-{}", show(std::slice::from_ref(node))),
            NodeKind::All(nodes) => format!("[{}]", show(nodes)),
            NodeKind::Any(nodes) => format!("<{}>", show(nodes)),
        };
        nodes.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn word_of(word: &Word) -> String {
        format!("{}{}", word.text, if word.prefix { "*" } else { "" })
    }

    fn words_of(words: &[Word]) -> String {
        words.iter().map(word_of).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(text: &str, shown: &str, notices: &[(N, &str)]) {
        let query = parse(text, Typing::Done);
        assert_eq!(show(&query.clauses), shown, "{text}");
        let found: Vec<_> = query.notices.iter().map(|n| (n.kind, &text[n.span.clone()])).collect();
        assert_eq!(found, notices, "{text}");
    }

    #[test]
    fn queries() {
        check("", "", &[]);
        check("  defence  dialogue ", "defence dialogue", &[]);
        check("\"regional security\"", "\"regional security\"", &[]);
        check("“regional security” talks", "\"regional security\" talks", &[]);
        check("\"a b\"~5", "\"a b\"~5", &[]);
        check("\"a b\"~99999999999", "\"a b\"~999", &[]);
        check("minister -prime", "minister -prime", &[]);
        check("-\"prime minister\" x", "-\"prime minister\" x", &[]);
        check("x -speaker:austin", "x -speaker=austin", &[]);
        check("x -(a OR b)", "x -<a b>", &[]);
        check("a OR b", "<a b>", &[]);
        check("a OR b OR c d", "<a b c> d", &[]);
        check("a b OR c d", "a <b c> d", &[]);
        check("(a b) OR c", "<[a b] c>", &[]);
        check("minist* x", "minist* x", &[]);
        check("co-development 2+2 R&D @SecDef", "co-development 2+2 R&D SecDef", &[]);
        check("speaker:austin exercises", "speaker=austin exercises", &[]);
        check("speaker:\"Lloyd Austin\" x", "speaker=Lloyd Austin x", &[]);
        check("a AND b", "a b", &[]);
        check("a AND b AND c", "a b c", &[]);
        check("a AND (b OR c)", "a <b c>", &[]);
        check("a AND NOT b", "a -b", &[]);
        check("NOT a b", "-a b", &[]);
        check("a NOT \"b c\"", "a -\"b c\"", &[]);
        check("a NOT (b OR c)", "a -<b c>", &[]);
        check("a NOT speaker:austin", "a -speaker=austin", &[]);
        check("a NEAR/3 b", "\"a b\"~3", &[]);
        check("a NEAR/3 b c", "\"a b\"~3 c", &[]);
        check("a NEAR/3 b NEAR/5 c", "\"a b c\"~5", &[]);
        check("\"a b\" NEAR/2 c", "\"a b c\"~2", &[]);
        check("a NEAR/99999999999 b", "\"a b\"~999", &[]);
        check("a and not b", "a and not b", &[]);
        check("TOPIC:ai", "topic=ai", &[]);
        check("date:2022-04", "date=2022-04", &[]);
        check("a or b", "a or b", &[]);
        check("a,b;c", "a b c", &[]);
        check("India's", "India's", &[]);
        check("а б", "а б", &[]);
    }

    #[test]
    fn what_is_no_query_is_searched_as_words() {
        check("\"regional security", "regional security", &[(N::UnbalancedQuote, "\"")]);
        check("a OR", "a OR", &[(N::DanglingOperator, "OR")]);
        check("OR a", "OR a", &[(N::DanglingOperator, "OR")]);
        check("OR", "OR", &[(N::DanglingOperator, "OR")]);
        check("a OR OR b", "a <OR b>", &[(N::DanglingOperator, "OR")]);
        check("(a OR) b", "[a OR] b", &[(N::DanglingOperator, "OR")]);
        check("minster:x", "minster x", &[(N::UnknownField, "minster:")]);
        check("https://x.org", "https x.org", &[]);
        check("speaker: x", "speaker x", &[(N::EmptyField, "speaker:")]);
        check("a AND", "a AND", &[(N::DanglingOperator, "AND")]);
        check("AND a", "AND a", &[(N::DanglingOperator, "AND")]);
        check("a AND AND b", "a AND b", &[(N::DanglingOperator, "AND")]);
        check("NOT", "NOT", &[(N::DanglingOperator, "NOT")]);
        check("a NOT", "a NOT", &[(N::DanglingOperator, "NOT")]);
        check("a NOT OR b", "a <NOT b>", &[(N::DanglingOperator, "NOT")]);
        check("NEAR/5", "NEAR/5", &[(N::DanglingOperator, "NEAR/5")]);
        check("a NEAR/5", "a NEAR/5", &[(N::DanglingOperator, "NEAR/5")]);
        check("a NEAR/5 -b", "a -b", &[(N::DanglingOperator, "NEAR/5")]);
        check("a NEAR b", "a NEAR b", &[]);
        check("a ~5", "a 5", &[]);
        check("a ~", "a", &[(N::StrayNear, "~")]);
        check("\"a b\"~", "\"a b\"", &[(N::StrayNear, "~")]);
        check(
            "- -- ' + 😀",
            "",
            &[
                (N::NoWord, "-"),
                (N::NoWord, "--"),
                (N::NoWord, "'"),
                (N::NoWord, "+"),
                (N::NoWord, "😀"),
            ],
        );
        check("\"\" a", "a", &[(N::NoWord, "\"\"")]);
        check("(a b", "[a b]", &[(N::UnbalancedGroup, "(")]);
        check("a) b", "a b", &[(N::UnbalancedGroup, ")")]);
        check("-\"a b", "-a b", &[(N::UnbalancedQuote, "\"")]);
        check("a OR \"b c", "<a b> c", &[(N::UnbalancedQuote, "\"")]);
        check("()", "", &[(N::NoWord, "()")]);
        check("-a -b", "-a -b", &[(N::OnlyExclusions, "-a -b")]);
        check("a - b", "a b", &[(N::NoWord, "-")]);
        check(
            "speaker:\"a",
            "speaker a",
            &[(N::EmptyField, "speaker:"), (N::UnbalancedQuote, "\"")],
        );
    }

    #[test]
    fn the_last_word_goes_on_while_typing() {
        for (text, shown) in [
            ("defence coop", "defence coop*"),
            ("defence ", "defence"),
            ("\"defence coop\"", "\"defence coop\""),
            ("a -prim", "a -prim"),
            ("a OR", "a"),
            ("OR", "OR*"),
        ] {
            assert_eq!(show(&parse(text, Typing::Going).clauses), shown, "{text}");
        }
    }

    #[test]
    fn long_and_deep() {
        let long = parse(&"a ".repeat(5000), Typing::Done);
        assert_eq!(long.clauses.len(), MAX_WORDS);
        assert_eq!(long.notices[0].kind, N::TooLong);
        let long = parse(&format!("b \"{}\" c", "a ".repeat(5000)), Typing::Done);
        let words = long.clauses.iter().map(|node| match &node.kind {
            NodeKind::Phrase(words) => words.len(),
            _ => 1,
        });
        assert_eq!(words.sum::<usize>(), MAX_WORDS);
        for text in ["(".repeat(10_000), "-(".repeat(5000), "a OR (".repeat(2000)] {
            assert!(!parse(&text, Typing::Done).notices.is_empty());
        }
    }

    proptest! {
        #[test]
        fn any_string_is_a_query(text in "\\PC{0,60}") {
            check_spans(&text);
        }

        #[test]
        fn any_signs_are_a_query(text in "([ab]| |\"|“|-|\\(|\\)|OR|~|[0-9]|in:|x:|\\*|')*") {
            check_spans(&text);
        }
    }

    fn check_spans(text: &str) {
        fn check(text: &str, node: &Node) {
            assert!(text.get(node.span.clone()).is_some());
            match &node.kind {
                NodeKind::Word(word) => assert_eq!(&text[word.span.clone()], word.text),
                NodeKind::Phrase(words) | NodeKind::Near(words, _) => {
                    assert!(words.iter().all(|word| text[word.span.clone()] == word.text));
                }
                NodeKind::Field(_, value) => assert!(text[node.span.clone()].contains(value)),
                NodeKind::Not(node) => check(text, node),
                NodeKind::All(nodes) | NodeKind::Any(nodes) => {
                    for node in nodes {
                        check(text, node);
                    }
                }
            }
        }
        for typing in [Typing::Done, Typing::Going] {
            let query = parse(text, typing);
            query.clauses.iter().for_each(|node| check(text, node));
            assert!(query.notices.iter().all(|n| text.get(n.span.clone()).is_some()));
        }
    }
}
