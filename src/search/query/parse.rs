//! From a string to a query.
//!
//! Two passes: `lex` cuts the string into marks, each with its bytes, and `Parser` puts them
//! together. Neither can fail; both note what they could not take as it stands.

use super::{Field, Node, NodeKind, Notice, NoticeKind, Query, Word};
use crate::sort;
use crate::text::tokens;
use std::ops::Range;

/// Whether the query is still being typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typing {
    /// It is as the reader wants it.
    #[default]
    Done,
    /// The last word, where the query ends in one, may go on: it is a prefix.
    Going,
}

/// Words and fields beyond this many are passed over.
const MOST_WORDS: usize = 128;
/// Groups deeper than this are passed over.
const DEEPEST: usize = 16;
/// The widest `~` is as good as any wider.
const WIDEST: u32 = 999;

/// Reads any string as a query.
pub fn parse(text: &str, typing: Typing) -> Query {
    let mut notices = Vec::new();
    let mut marks = lex(text, &mut notices);
    if typing == Typing::Going {
        open_end(text, &mut marks);
    }
    cut_off(&mut marks, &mut notices);
    let mut parser = Parser { marks: marks.into_iter().peekable(), notices, text };
    let mut clauses = Vec::new();
    while parser.marks.peek().is_some() {
        parser.all(0, &mut clauses);
        if let Some(mark) = parser.marks.next() {
            parser.note(mark.span, NoticeKind::UnbalancedGroup);
        }
    }
    let mut notices = parser.notices;
    if !clauses.is_empty() && clauses.iter().all(|c| matches!(c.kind, NodeKind::Not(_))) {
        notices.push(Notice { span: 0..text.len(), kind: NoticeKind::OnlyExclusions });
    }
    sort::by_key(&mut notices, |notice| notice.span.start);
    Query { clauses, notices }
}

#[derive(Clone, Debug)]
struct Mark {
    span: Range<usize>,
    kind: MarkKind,
}

#[derive(Clone, Debug)]
enum MarkKind {
    Word(Word),
    Phrase(Vec<Word>, Option<u32>),
    Field(Field, String),
    Minus,
    Or,
    Open,
    Close,
}

impl Mark {
    fn is_operand(&self) -> bool {
        !matches!(self.kind, MarkKind::Or | MarkKind::Close)
    }

    fn words(&self) -> usize {
        match &self.kind {
            MarkKind::Word(_) | MarkKind::Field(..) => 1,
            MarkKind::Phrase(words, _) => words.len(),
            MarkKind::Minus | MarkKind::Or | MarkKind::Open | MarkKind::Close => 0,
        }
    }
}

fn lex(text: &str, notices: &mut Vec<Notice>) -> Vec<Mark> {
    let mut lexer = Lexer { text, at: 0, marks: Vec::new(), notices };
    while let Some(c) = lexer.rest().chars().next() {
        match c {
            _ if c.is_whitespace() => lexer.at += c.len_utf8(),
            '(' => lexer.sign(c, MarkKind::Open),
            ')' => lexer.sign(c, MarkKind::Close),
            '-' | '−' if lexer.excludes() => lexer.sign(c, MarkKind::Minus),
            _ if is_quote(c) => lexer.quoted(c),
            _ => lexer.run(),
        }
    }
    lexer.marks
}

struct Lexer<'a, 'b> {
    text: &'a str,
    at: usize,
    marks: Vec<Mark>,
    notices: &'b mut Vec<Notice>,
}

impl<'a> Lexer<'a, '_> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn sign(&mut self, c: char, kind: MarkKind) {
        let span = self.at..self.at + c.len_utf8();
        self.at = span.end;
        self.marks.push(Mark { span, kind });
    }

    fn note(&mut self, span: Range<usize>, kind: NoticeKind) {
        self.notices.push(Notice { span, kind });
    }

    /// Whether a dash here stands before something, and after nothing.
    fn excludes(&self) -> bool {
        let free = |c: char| c.is_whitespace() || c == '(';
        let mut after = self.rest().chars().skip(1);
        self.text[..self.at].chars().next_back().is_none_or(free)
            && after.next().is_some_and(|c| c.is_alphanumeric() || is_quote(c) || "(@#".contains(c))
    }

    fn quoted(&mut self, quote: char) {
        let start = self.at;
        let inside = start + quote.len_utf8();
        let Some(length) = self.text[inside..].find(is_quote) else {
            self.note(start..inside, NoticeKind::UnbalancedQuote);
            self.at = inside;
            return;
        };
        let end = inside + length;
        self.at = end + self.text[end..].chars().next().map_or(0, char::len_utf8);
        let words = words(self.text, inside..end);
        let near = self.near();
        if words.is_empty() {
            return self.note(start..self.at, NoticeKind::NoWord);
        }
        self.marks.push(Mark { span: start..self.at, kind: MarkKind::Phrase(words, near) });
    }

    /// `~5` after a phrase.
    fn near(&mut self) -> Option<u32> {
        let after = self.rest().strip_prefix('~')?;
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let span = self.at..self.at + 1 + digits;
        self.at = span.end;
        if digits == 0 {
            self.note(span, NoticeKind::StrayNear);
            return None;
        }
        Some(after[..digits].parse().unwrap_or(WIDEST).min(WIDEST))
    }

    /// Anything up to a space, a quotation mark or a parenthesis.
    fn run(&mut self) {
        let start = self.at;
        let stop = |c: char| c.is_whitespace() || is_quote(c) || "()".contains(c);
        let end = self.rest().find(stop).map_or(self.text.len(), |n| start + n);
        let run = &self.text[start..end];
        self.at = end;
        if run == "OR" {
            return self.marks.push(Mark { span: start..end, kind: MarkKind::Or });
        }
        if run == "AND" || run == "NOT" {
            self.note(start..end, NoticeKind::NotAnOperator);
        }
        let name = run.split(':').next().unwrap_or_default();
        let named = name.len() < run.len() && !name.is_empty();
        if named && name.chars().all(char::is_alphabetic) && self.field(start, name) {
            return;
        }
        self.bare(start..end);
    }

    /// A name and a colon stand at `start`; says whether a field with a value does.
    fn field(&mut self, start: usize, name: &str) -> bool {
        let value = start + name.len() + 1;
        let Some(field) = Field::named(name) else {
            if !self.text[value..].starts_with('/') {
                self.note(start..value, NoticeKind::UnknownField);
            }
            return false;
        };
        let quote = self.text[value..].chars().next().filter(|&c| is_quote(c));
        let close = quote.and_then(|quote| {
            let inside = value + quote.len_utf8();
            Some(inside..inside + self.text[inside..].find(is_quote)?)
        });
        let inside = close.clone().unwrap_or(value..self.at);
        let text = self.text[inside.clone()].trim();
        if text.chars().any(char::is_alphanumeric) {
            self.at = close.map_or(inside.end, |inside| {
                inside.end + self.text[inside.end..].chars().next().map_or(0, char::len_utf8)
            });
            let kind = MarkKind::Field(field, text.to_string());
            self.marks.push(Mark { span: start..self.at, kind });
            return true;
        }
        self.note(start..value, NoticeKind::EmptyField);
        false
    }

    fn bare(&mut self, span: Range<usize>) {
        let words = words(self.text, span.clone());
        if words.is_empty() {
            let stray = self.text[span.clone()].starts_with('~');
            self.note(span, if stray { NoticeKind::StrayNear } else { NoticeKind::NoWord });
            return;
        }
        for word in words {
            let end = word.span.end + usize::from(word.prefix);
            self.marks.push(Mark { span: word.span.start..end, kind: MarkKind::Word(word) });
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

fn words(text: &str, within: Range<usize>) -> Vec<Word> {
    let part = &text[within.clone()];
    let word = |range: Range<usize>| Word {
        span: within.start + range.start..within.start + range.end,
        text: part[range.clone()].to_string(),
        prefix: part[range.end..].starts_with('*'),
    };
    tokens(part).map(|token| word(token.range)).collect()
}

/// While a query is being typed, its last word may go on, and a last `OR` waits for its partner.
fn open_end(text: &str, marks: &mut Vec<Mark>) {
    let minus = marks.iter().nth_back(1).is_some_and(|m| matches!(m.kind, MarkKind::Minus));
    if let Some(Mark { span, kind }) = marks.last_mut()
        && (span.end == text.len() && !minus)
        && let MarkKind::Word(word) = kind
    {
        word.prefix = true;
    }
    let waits = matches!(marks.last().map(|m| &m.kind), Some(MarkKind::Or));
    if waits && marks.len() > 1 {
        marks.pop();
    }
}

/// Keeps the first `MOST_WORDS`; a phrase that reaches beyond them keeps its first words.
fn cut_off(marks: &mut Vec<Mark>, notices: &mut Vec<Notice>) {
    let end = marks.last().map_or(0, |mark| mark.span.end);
    let mut left = MOST_WORDS;
    for at in 0..marks.len() {
        let mark = &mut marks[at];
        if mark.words() <= left {
            left -= mark.words();
            continue;
        }
        let mut from = mark.span.start;
        let mut keep = at;
        if let MarkKind::Phrase(words, _) = &mut mark.kind
            && left > 0
        {
            from = words[left].span.start;
            keep += 1;
            words.truncate(left);
        }
        notices.push(Notice { span: from..end, kind: NoticeKind::TooLong });
        return marks.truncate(keep);
    }
}

struct Parser<'a> {
    marks: std::iter::Peekable<std::vec::IntoIter<Mark>>,
    notices: Vec<Notice>,
    text: &'a str,
}

impl Parser<'_> {
    fn note(&mut self, span: Range<usize>, kind: NoticeKind) {
        self.notices.push(Notice { span, kind });
    }

    /// Clauses up to a closing parenthesis or the end.
    fn all(&mut self, depth: usize, clauses: &mut Vec<Node>) {
        while let Some(mark) = self.marks.next_if(|mark| !matches!(mark.kind, MarkKind::Close)) {
            if matches!(mark.kind, MarkKind::Or) {
                self.or(mark.span, depth, clauses);
            } else if let Some(node) = self.operand(mark, depth) {
                clauses.push(node);
            }
        }
    }

    /// Joins what stands before an `OR` with what stands after it.
    fn or(&mut self, span: Range<usize>, depth: usize, clauses: &mut Vec<Node>) {
        let after = self.marks.next_if(|mark| mark.is_operand() && !clauses.is_empty());
        let other = after.and_then(|mark| self.operand(mark, depth));
        match (clauses.pop(), other) {
            (Some(before), Some(other)) => clauses.push(either(before, other)),
            (before, other) => {
                clauses.extend(before);
                self.note(span.clone(), NoticeKind::DanglingOr);
                let text = self.text[span.clone()].to_string();
                let word = Word { span: span.clone(), text, prefix: false };
                clauses.push(Node { span, kind: NodeKind::Word(word) });
                clauses.extend(other);
            }
        }
    }

    fn operand(&mut self, mark: Mark, depth: usize) -> Option<Node> {
        let span = mark.span;
        let kind = match mark.kind {
            MarkKind::Word(word) => NodeKind::Word(word),
            MarkKind::Phrase(words, None) => NodeKind::Phrase(words),
            MarkKind::Phrase(words, Some(slop)) => NodeKind::Near(words, slop),
            MarkKind::Field(field, value) => NodeKind::Field(field, value),
            MarkKind::Minus => return self.exclusion(span, depth),
            MarkKind::Open => return self.group(span, depth),
            MarkKind::Or | MarkKind::Close => return None,
        };
        Some(Node { span, kind })
    }

    fn exclusion(&mut self, minus: Range<usize>, depth: usize) -> Option<Node> {
        let mark = self.marks.next_if(|m| m.is_operand() && !matches!(m.kind, MarkKind::Minus))?;
        let node = self.operand(mark, depth)?;
        let span = minus.start..node.span.end;
        Some(Node { span, kind: NodeKind::Not(Box::new(node)) })
    }

    fn group(&mut self, open: Range<usize>, depth: usize) -> Option<Node> {
        if depth >= DEEPEST {
            self.note(open, NoticeKind::UnbalancedGroup);
            return None;
        }
        let mut clauses = Vec::new();
        self.all(depth + 1, &mut clauses);
        let end = if let Some(close) = self.marks.next() {
            close.span.end
        } else {
            self.note(open.clone(), NoticeKind::UnbalancedGroup);
            clauses.last().map_or(open.end, |last: &Node| last.span.end)
        };
        let span = open.start..end;
        match clauses.len() {
            0 => {
                self.note(span, NoticeKind::NoWord);
                None
            }
            1 => clauses.pop().map(|only| Node { span, ..only }),
            _ => Some(Node { span, kind: NodeKind::All(clauses) }),
        }
    }
}

fn either(before: Node, other: Node) -> Node {
    let span = before.span.start..other.span.end;
    let mut choices = match before {
        Node { kind: NodeKind::Any(choices), .. } => choices,
        before => vec![before],
    };
    choices.push(other);
    Node { span, kind: NodeKind::Any(choices) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use NoticeKind as N;
    use proptest::prelude::*;

    /// A query in one line: words bare, phrases in quotes, groups in brackets.
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
        check("a OR", "a OR", &[(N::DanglingOr, "OR")]);
        check("OR a", "OR a", &[(N::DanglingOr, "OR")]);
        check("OR", "OR", &[(N::DanglingOr, "OR")]);
        check("a OR OR b", "a <OR b>", &[(N::DanglingOr, "OR")]);
        check("(a OR) b", "[a OR] b", &[(N::DanglingOr, "OR")]);
        check("minster:x", "minster x", &[(N::UnknownField, "minster:")]);
        check("https://x.org", "https x.org", &[]);
        check("speaker: x", "speaker x", &[(N::EmptyField, "speaker:")]);
        check("a AND b", "a AND b", &[(N::NotAnOperator, "AND")]);
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
            ("OR", "OR"),
        ] {
            assert_eq!(show(&parse(text, Typing::Going).clauses), shown, "{text}");
        }
    }

    #[test]
    fn long_and_deep() {
        let long = parse(&"a ".repeat(5000), Typing::Done);
        assert_eq!(long.clauses.len(), MOST_WORDS);
        assert_eq!(long.notices[0].kind, N::TooLong);
        let long = parse(&format!("b \"{}\" c", "a ".repeat(5000)), Typing::Done);
        let words = long.clauses.iter().map(|node| match &node.kind {
            NodeKind::Phrase(words) => words.len(),
            _ => 1,
        });
        assert_eq!(words.sum::<usize>(), MOST_WORDS);
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
