//! A county of years: as many cases as asked for, written through the store's own functions in large
//! transactions, from a seeded stream, so that two databases can be filled alike. Everybody is invented.

use chrono::{Days, NaiveDate, TimeDelta};
use jiahe::appointments::free::Pads;
use jiahe::appointments::{AppointmentState, GuardianConsent, Kind, Mode};
use jiahe::cases::{
    CaseState, Channel, Consent, DangerPrompt, DangerSign, Details, DisputeType, EventKind, FamilyKind, Grade, Level,
    PartyRole, PromptAnswer, Risk, Service,
};
use jiahe::kernel::{
    CaseId, Chance, Clock, Coded, HouseholdId, Moment, PersonId, RoomId, StaffId, StationId, identity,
};
use jiahe::people::{Person, Sex};
use jiahe::store::{self, Db, appointments::NewAppointment, cases::CaseRecord, cases::Lists, events::Happened};

const SURNAMES: &str = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲飞红建国华海波斌鹏浩宇佳欣怡子轩梓涵雨晨思琪俊豪诗若曦一诺雅婷晓东春梅冬雪志新永康瑞凤凯琳璐瑶嘉慧淑珍玉莲月娥金宝根发水生阿毛定海舟山岱浪礁帆渔汐";
const WORDS: [&str; 8] = [
    "双方因家务与育儿分工长期争执，",
    "老屋份额说法不一，",
    "一方常年出海，两地生活，",
    "子女轮流照料的安排未能落实，",
    "孩子近期不愿上学，",
    "村干部曾调解一次未成，",
    "希望当面说清并写下约定。",
    "要求每月按时给付。",
];

/// Who and where the cases are given to.
#[derive(Clone)]
pub struct Staffed {
    pub station: StationId,
    pub staff: Vec<StaffId>,
    pub rooms: Vec<RoomId>,
    pub prefix: String,
}

struct Throw {
    chance: Chance,
    last: i64,
    surnames: Vec<char>,
    given: Vec<char>,
}

impl Throw {
    fn below(&mut self, below: usize) -> usize {
        self.chance.below(below)
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.chance.below(list.len())]
    }

    /// An id of that moment, above the last one given.
    fn id<I: From<i64>>(&mut self, at: Moment) -> I {
        self.last = jiahe::kernel::id::fresh(at, &mut self.chance).max(self.last + 1);
        I::from(self.last)
    }

    fn name(&mut self) -> String {
        // The common surnames stand in front and come more often.
        let rank = self.below(self.surnames.len()).min(self.below(self.surnames.len()));
        let mut name = String::from(self.surnames[rank]);
        for _ in 0..if self.below(100) < 82 { 2 } else { 1 } {
            let next = self.below(self.given.len());
            name.push(self.given[next]);
        }
        name
    }

    fn person(&mut self, at: Moment, age: u64) -> Person {
        let male = self.below(2) == 0;
        let birth = at.date() - Days::new(age * 365 + self.below(360) as u64);
        let sex = if male { identity::Sex::Male } else { identity::Sex::Female };
        let seq = u16::try_from(self.below(500)).unwrap_or(0);
        let place = self.of(&["330921", "330921", "330902", "330903", "330922", "330226"]);
        let told = self.below(100) < 85;
        let street = self.below(400);
        Person {
            id: self.id::<PersonId>(at),
            name: self.name(),
            id_number: if told { identity::invented(place, birth, sex, seq) } else { String::new() },
            id_reason: String::new(),
            sex: if male { Sex::Male } else { Sex::Female },
            birth: Some(birth),
            phone: if age >= 18 { format!("1990{:07}", self.below(10_000_000)) } else { String::new() },
            safe_contact: String::new(),
            nation: "01".into(),
            marriage: if age > 24 { "20".into() } else { String::new() },
            education: self.of(&["71", "61", "81", "31"]).into(),
            occupation: self.of(&["务农", "渔民", "工人", "个体经营", "退休"]).into(),
            workplace: String::new(),
            registered_place: "330921100".into(),
            registered_address: String::new(),
            living_place: self.of(&["330921100", "330921101", "330921106", "330921200"]).into(),
            living_address: format!("虚构路 {street} 弄 {} 号", self.below(300)),
            version: 1,
        }
    }
}

/// Fills an open database. `until` is the last day; the cases lie in the eight years before it.
pub fn fill(db: &mut Db, staffed: &Staffed, cases: usize, until: NaiveDate) {
    let mut throw = Throw {
        chance: Chance::seeded(2_026),
        last: 0,
        surnames: SURNAMES.chars().collect(),
        given: GIVEN.chars().collect(),
    };
    let span = 8 * 365 * 24 * 60i64;
    let began = until.and_hms_opt(17, 0, 0).expect("an hour") - TimeDelta::minutes(span);
    let mut done = 0;
    while done < cases {
        let transaction = store::begin(db).expect("a transaction");
        for index in done..(done + 5_000).min(cases) {
            let at = began + TimeDelta::minutes(span * index as i64 / cases as i64);
            one(&transaction, staffed, &mut throw, at);
        }
        store::commit(transaction).expect("a commit");
        done = (done + 5_000).min(cases);
    }
    // What a database that grew over years has learned of itself.
    db.execute_batch("ANALYZE").ok();
}

fn one(db: &Db, staffed: &Staffed, throw: &mut Throw, at: Moment) {
    let clock = Clock::at(at);
    let household: HouseholdId = throw.id(at);
    store::people::insert_household(db, household, clock).expect("a household");
    let mut people = Vec::new();
    for (position, relation) in
        [(0, "02"), (1, "12"), (2, "20")].into_iter().take(if throw.below(10) < 3 { 3 } else { 2 })
    {
        let age = if position == 2 { 3 + throw.below(14) } else { 24 + throw.below(45) };
        let person = throw.person(at, age as u64);
        store::people::insert(db, &person, clock).expect("a person");
        store::people::put_in_household(db, household, person.id, relation, position).expect("a member");
        people.push(person.id);
    }
    let case = record(db, staffed, throw, at, household);
    store::cases::insert(db, &case).expect("a case");
    let violent = case.main_type == DisputeType::Violence;
    let prompts =
        DangerPrompt::ALL
            .iter()
            .map(|prompt| PromptAnswer { prompt: *prompt, done: true, note: "已告知。".into() });
    let lists = Lists {
        other_types: if throw.below(4) == 0 { vec![throw.of(DisputeType::ALL)] } else { Vec::new() },
        services: vec![throw.of(Service::ALL), throw.of(&[Service::Mediation, Service::LegalAdvice])],
        dangers: if violent { vec![throw.of(DangerSign::ALL)] } else { Vec::new() },
        prompts: if violent { prompts.collect() } else { Vec::new() },
    };
    store::cases::set_lists(db, &case, &lists).expect("lists");
    for (position, person) in (0i64..).zip(people.iter().take(2)) {
        let role = if position == 0 { PartyRole::Applicant } else { PartyRole::Respondent };
        store::cases::add_party(db, case.id, position, *person, role).expect("a party");
    }
    for staff in [case.received_by, case.handler] {
        store::cases::join_team(db, case.id, staff).expect("a team");
    }
    for (kind, later) in [(EventKind::Opened, 0), (EventKind::Noted, 3), (EventKind::StateChanged, 20)] {
        let id = throw.id(at);
        let what =
            Happened { case: case.id, kind, from: "", to: "", note: "电话回访，双方态度有所缓和。" };
        store::events::append(db, id, Clock::at(at + TimeDelta::days(later)), case.handler, what).expect("an event");
    }
    if throw.below(10) < 6 {
        meeting(db, staffed, throw, &case, people[0], at);
    }
}

fn record(db: &Db, staffed: &Staffed, throw: &mut Throw, at: Moment, household: HouseholdId) -> CaseRecord {
    let year = chrono::Datelike::year(&at.date());
    let number = store::cases::next_number(db, staffed.station, year).expect("a number");
    let handler = throw.of(&staffed.staff);
    let facts: String = (0..3 + throw.below(6)).map(|_| throw.of(&WORDS)).collect();
    let main_type = throw.of(&[
        DisputeType::Marriage,
        DisputeType::Marriage,
        DisputeType::Marriage,
        DisputeType::Property,
        DisputeType::Property,
        DisputeType::Violence,
        DisputeType::Minors,
        DisputeType::Support,
        DisputeType::Education,
        DisputeType::Psychology,
    ]);
    CaseRecord {
        id: throw.id::<CaseId>(at),
        code: format!("{}-{year}-{number:05}", staffed.prefix),
        station: staffed.station,
        household,
        channel: throw.of(Channel::ALL),
        reported_at: at - TimeDelta::minutes(40),
        opened_at: at,
        received_by: throw.of(&staffed.staff),
        handler,
        main_type,
        facts,
        risk: throw.of(&[
            Risk::Red,
            Risk::Orange,
            Risk::Orange,
            Risk::Yellow,
            Risk::Yellow,
            Risk::Yellow,
            Risk::Green,
            Risk::Green,
        ]),
        risk_reason: "有争吵，无肢体冲突。".into(),
        level: match throw.below(20) {
            0 => Level::Strict,
            1..6 => Level::Sensitive,
            _ => Level::Normal,
        },
        consent: Consent::Given,
        consent_note: String::new(),
        details: Details {
            family_kinds: vec![throw.of(FamilyKind::ALL)],
            people_count: Some(2),
            difficulty: Some(throw.of(Grade::ALL)),
            help: Some(throw.of(Grade::ALL)),
            danger: Some(throw.of(Grade::ALL)),
            may_escalate: false,
            escalation_report: String::new(),
            measures: "已与村干部对接，安排走访。".into(),
            obstacle: String::new(),
            deadline: None,
            answers: Vec::new(),
        },
        // Most have ended and lie in the archive.
        state: match throw.below(100) {
            0..3 => CaseState::Accepted,
            3..10 => CaseState::InProgress,
            10..35 => CaseState::Resolved,
            35..40 => CaseState::Unresolved,
            _ => CaseState::Archived,
        },
        version: 1,
    }
}

fn meeting(db: &Db, staffed: &Staffed, throw: &mut Throw, case: &CaseRecord, person: PersonId, at: Moment) {
    let day = at.date() + Days::new(2 + throw.below(9) as u64);
    let hour = 8 + u32::try_from(throw.below(9)).unwrap_or(0);
    let start = day.and_hms_opt(hour, 0, 0).expect("an hour");
    let appointment = NewAppointment {
        id: throw.id(at),
        case: Some(case.id),
        person: Some(person),
        client: "",
        client_phone: "",
        service: throw.of(Service::ALL),
        practitioner: throw.of(&staffed.staff),
        room: Some(throw.of(&staffed.rooms)),
        mode: Mode::InPerson,
        start,
        end: start + TimeDelta::minutes(50),
        state: AppointmentState::Done,
        kind: Kind::Individual,
        pads: Pads::default(),
        travel: 0,
        anonymous: false,
        guardian: "",
        guardian_consent: GuardianConsent::NotNeeded,
        series: None,
        group: None,
        booked_by: case.handler,
    };
    store::appointments::insert(db, &appointment, Clock::at(at)).expect("an appointment");
}

/// Books hours of walk-ins, from the `from`-th to before the `to`-th of a fixed order that never books anybody twice.
pub fn crowd(db: &mut Db, staffed: &Staffed, from: NaiveDate, clock: Clock, numbers: std::ops::Range<usize>) {
    let mut chance = Chance::seeded(90);
    let mut last = jiahe::kernel::id::fresh(clock.now, &mut chance) + numbers.start as i64 * 2;
    let transaction = store::begin(db).expect("a transaction");
    for number in numbers {
        last += 1;
        // Twelve rows of forty minutes, twenty people, ninety days: 21,600 places, spread evenly.
        let place = number * 7_919 % 21_600;
        let (who, row, day) = (place % 20, place / 20 % 12, place / 240);
        let start =
            (from + Days::new(day as u64)).and_hms_opt(8, 0, 0).expect("an hour") + TimeDelta::minutes(row as i64 * 50);
        let appointment = NewAppointment {
            id: last.into(),
            case: None,
            person: None,
            client: "量测某",
            client_phone: "",
            service: Service::Mediation,
            practitioner: staffed.staff[who],
            room: (who < staffed.rooms.len()).then(|| staffed.rooms[who]),
            mode: if who < staffed.rooms.len() { Mode::InPerson } else { Mode::Phone },
            start,
            end: start + TimeDelta::minutes(40),
            state: AppointmentState::Confirmed,
            kind: Kind::Individual,
            pads: Pads { before: 0, after: 10 },
            travel: 0,
            anonymous: false,
            guardian: "",
            guardian_consent: GuardianConsent::NotNeeded,
            series: None,
            group: None,
            booked_by: staffed.staff[0],
        };
        store::appointments::insert(&transaction, &appointment, clock).expect("an appointment");
    }
    store::commit(transaction).expect("a commit");
}
