//! Free time within one day, as interval arithmetic. Pure: minutes in, minutes out; knows neither
//! calendar nor store. Spans are half-open, so an hour that ends at 10:00 leaves 10:00 free.

/// Offered hours begin on this grid.
const GRID: u16 = 5;

/// Part of a day in minutes since midnight, `from` included, `to` not; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: u16,
    pub to: u16,
}

impl Span {
    /// `None` for an empty or inverted span.
    pub fn new(from: u16, to: u16) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// In order, with spans that overlap or touch made one.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            Some(_) | None => out.push(span),
        }
    }
    out
}

/// `open` less `busy`; both merged.
pub fn without(open: &[Span], busy: &[Span]) -> Vec<Span> {
    let mut out = Vec::with_capacity(open.len());
    for span in open {
        let mut from = span.from;
        for taken in busy.iter().filter(|taken| taken.overlaps(*span)) {
            out.extend(Span::new(from, taken.from));
            from = taken.to;
        }
        out.extend(Span::new(from, span.to));
    }
    out
}

/// Whether `wanted` lies wholly within one span of `open`, which is merged.
pub fn covers(open: &[Span], wanted: Span) -> bool {
    open.iter().any(|span| span.from <= wanted.from && wanted.to <= span.to)
}

/// Minutes kept free before and after an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pads {
    pub before: u16,
    pub after: u16,
}

/// Part of a day that is taken, and what is kept free around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub span: Span,
    pub pads: Pads,
}

impl Taken {
    /// The minutes in which no part of an hour with `pads` of its own may lie. Of two hours that follow one
    /// another the longer of the two gaps is kept, not both.
    #[must_use]
    pub fn closes(self, pads: Pads) -> Span {
        let before = self.pads.before.max(pads.after);
        let after = self.pads.after.max(pads.before);
        Span { from: self.span.from.saturating_sub(before), to: self.span.to.saturating_add(after).min(1440) }
    }
}

/// What is wanted of a day.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub minutes: u16,
    pub pads: Pads,
    /// Nothing may begin before this minute.
    pub from: u16,
    /// Nor after this one.
    pub until: u16,
}

/// One day of one practitioner: what is planned, and what practitioner, client and rooms are taken up with.
#[derive(Debug, Clone, Copy)]
pub struct DayOf<'a> {
    /// Merged.
    pub plan: &'a [Span],
    pub practitioner: &'a [Taken],
    /// Whatever keeps the client away, and no gap around it.
    pub client: &'a [Span],
    /// What each room is closed for to the wish, its gaps included; `None` when no room is needed.
    pub rooms: Option<&'a [Vec<Span>]>,
}

/// Every hour that can be had, in order: the whole engine of free hours.
#[must_use]
pub fn offered(wish: Wish, day: DayOf<'_>) -> Vec<Opening> {
    let own = day.practitioner.iter().map(|taken| taken.closes(wish.pads));
    let closed = own.chain(day.client.iter().copied()).chain(Span::new(0, wish.from));
    let late = Span::new(wish.until.saturating_add(wish.minutes).min(1440), 1440);
    let open = without(day.plan, &merged(closed.chain(late).collect()));
    openings(&open, wish.minutes, day.rooms)
}

/// A free hour: when it begins, and which of the rooms is free for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    pub from: u16,
    /// Index into the rooms; `None` when no room is needed.
    pub room: Option<usize>,
}

/// The earliest hours of `minutes` that fit into `open`, one after the other in steps of `minutes`
/// rounded up to ten. With `rooms` (what each is taken for), an hour is offered only with the first
/// room that is free for all of it.
pub fn openings(open: &[Span], minutes: u16, rooms: Option<&[Vec<Span>]>) -> Vec<Opening> {
    let step = minutes.div_ceil(10) * 10;
    let mut out = Vec::new();
    let mut next = 0;
    for span in open {
        let mut from = span.from.max(next).div_ceil(GRID) * GRID;
        while from + minutes <= span.to {
            let wanted = Span { from, to: from + minutes };
            let room = match rooms {
                None => Some(None),
                Some(rooms) => rooms.iter().position(|taken| taken.iter().all(|one| !one.overlaps(wanted))).map(Some),
            };
            match room {
                Some(room) => {
                    out.push(Opening { from, room });
                    from += step;
                    next = from;
                }
                None => from += GRID,
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn span() -> impl Strategy<Value = Span> {
        (0u16..1430, 1u16..300).prop_map(|(from, long)| Span { from, to: (from + long).min(1440) })
    }

    /// Minute by minute, as slow and plain as can be.
    fn minutes_of(spans: &[Span]) -> Vec<bool> {
        (0..1440).map(|minute| spans.iter().any(|span| span.from <= minute && minute < span.to)).collect()
    }

    fn oracle(open: &[bool], minutes: u16, rooms: Option<&[Vec<bool>]>) -> Vec<Opening> {
        let step = usize::from(minutes.div_ceil(10) * 10);
        let long = usize::from(minutes);
        let (mut from, mut out) = (0, Vec::new());
        while from + long <= 1440 {
            let fits = open[from..from + long].iter().all(|free| *free);
            let room = rooms.map(|rooms| rooms.iter().position(|taken| !taken[from..from + long].contains(&true)));
            if fits && room != Some(None) {
                out.push(Opening { from: from as u16, room: room.flatten() });
                from += step;
            } else {
                from += 5;
            }
        }
        out
    }

    proptest! {
        #[test]
        fn merging_keeps_every_minute_and_leaves_gaps_between(spans in vec(span(), 0..12)) {
            let whole = merged(spans.clone());
            prop_assert_eq!(minutes_of(&whole), minutes_of(&spans));
            prop_assert!(whole.windows(2).all(|pair| pair[0].to < pair[1].from));
        }

        #[test]
        fn what_is_left_is_open_and_not_busy_in_every_minute(open in vec(span(), 0..6), busy in vec(span(), 0..12)) {
            let left = without(&merged(open.clone()), &merged(busy.clone()));
            let expected: Vec<bool> =
                minutes_of(&open).into_iter().zip(minutes_of(&busy)).map(|(open, busy)| open && !busy).collect();
            prop_assert_eq!(minutes_of(&left), expected);
        }

        #[test]
        fn two_spans_overlap_when_they_share_a_minute(a in span(), b in span()) {
            let shared = minutes_of(&[a]).into_iter().zip(minutes_of(&[b])).any(|(a, b)| a && b);
            prop_assert_eq!(a.overlaps(b), shared);
            prop_assert_eq!(covers(&merged(vec![b]), a), (a.from..a.to).all(|minute| b.from <= minute && minute < b.to));
        }

        #[test]
        fn openings_are_those_a_minute_by_minute_search_finds(
            open in vec(span(), 0..5),
            busy in vec(span(), 0..8),
            rooms in proptest::option::of(vec(vec(span(), 0..5), 0..4)),
            minutes in 10u16..=480,
        ) {
            let left = without(&merged(open), &merged(busy));
            let taken: Option<Vec<Vec<bool>>> =
                rooms.as_ref().map(|rooms| rooms.iter().map(|room| minutes_of(room)).collect());
            prop_assert_eq!(
                openings(&left, minutes, rooms.as_deref()),
                oracle(&minutes_of(&left), minutes, taken.as_deref())
            );
        }
    }

    fn taken() -> impl Strategy<Value = Taken> {
        (span(), 0u16..60, 0u16..60).prop_map(|(span, before, after)| Taken { span, pads: Pads { before, after } })
    }

    /// Whether two hours keep apart what each asks for, minute by minute.
    fn meet(one: Taken, other: Taken) -> bool {
        let minutes = |span: Span| (i32::from(span.from)..i32::from(span.to)).collect::<Vec<_>>();
        let near = |a: &Taken, b: &Taken| {
            let wide =
                i32::from(a.span.from) - i32::from(a.pads.before)..i32::from(a.span.to) + i32::from(a.pads.after);
            minutes(b.span).into_iter().any(|minute| wide.contains(&minute))
        };
        near(&one, &other) || near(&other, &one)
    }

    proptest! {
        /// Every hour offered can be had, and an hour that can be had is hidden only behind one offered before it.
        #[test]
        fn what_is_offered_is_what_a_minute_by_minute_search_allows(
            plan in vec(span(), 0..4),
            own in vec(taken(), 0..7),
            client in vec(span(), 0..4),
            rooms in proptest::option::of(vec(vec(taken(), 0..5), 0..4)),
            minutes in 10u16..=240,
            pads in (0u16..60, 0u16..60),
            from in 0u16..900,
            until in 900u16..1440,
        ) {
            let pads = Pads { before: pads.0, after: pads.1 };
            let plan = merged(plan);
            let closed: Option<Vec<Vec<Span>>> = rooms
                .as_ref()
                .map(|rooms| rooms.iter().map(|room| room.iter().map(|one| one.closes(pads)).collect()).collect());
            let wish = Wish { minutes, pads, from, until };
            let day = DayOf { plan: &plan, practitioner: &own, client: &client, rooms: closed.as_deref() };
            let may = |start: u16| {
                let span = Span { from: start, to: start + minutes };
                let hour = Taken { span, pads };
                let within = (span.from..span.to).all(|minute| plan.iter().any(|open| open.from <= minute && minute < open.to));
                let free = !own.iter().any(|one| meet(*one, hour)) && !client.iter().any(|one| one.overlaps(span));
                let room = rooms.as_ref().map(|rooms| rooms.iter().position(|room| !room.iter().any(|one| meet(*one, hour))));
                (within && free && start >= from && start <= until && room != Some(None)).then_some(room.flatten())
            };
            let (mut start, mut expected) = (0u16, Vec::new());
            while start + minutes <= 1440 {
                match may(start) {
                    Some(room) => {
                        expected.push(Opening { from: start, room });
                        start += minutes.div_ceil(10) * 10;
                    }
                    None => start += 5,
                }
            }
            prop_assert_eq!(offered(wish, day), expected);
        }
    }

    #[test]
    fn the_longer_gap_is_kept_between_two_hours() {
        let ten = Pads { before: 10, after: 10 };
        let taken = [Taken { span: Span { from: 600, to: 650 }, pads: Pads { before: 0, after: 15 } }];
        let plan = [Span { from: 540, to: 800 }];
        let wish = Wish { minutes: 50, pads: ten, from: 0, until: 1440 };
        let day = DayOf { plan: &plan, practitioner: &taken, client: &[], rooms: None };
        let found: Vec<u16> = offered(wish, day).iter().map(|one| one.from).collect();
        assert_eq!(found, [540, 665, 715], "until 09:50 with ten minutes over; from 11:05, not 11:15");
    }

    #[test]
    fn a_morning_of_fifty_minute_hours() {
        let morning = [Span { from: 540, to: 710 }];
        let found: Vec<u16> = openings(&morning, 50, None).iter().map(|one| one.from).collect();
        assert_eq!(found, [540, 590, 640], "09:00, 09:50, 10:40; 11:30 would end after 11:50");
        let taken = without(&morning, &[Span { from: 590, to: 640 }]);
        let found: Vec<u16> = openings(&taken, 50, None).iter().map(|one| one.from).collect();
        assert_eq!(found, [540, 640], "touching is not overlapping");
    }
}
