//! Three stations that send, accept, refuse, take back, lose, repeat and mix up parcels at random: once everything
//! has arrived, each case has one holder and one history. `JIAHE_ROUNDS=1000` for the full run.

use std::path::PathBuf;

use jiahe::kernel::Chance;
use jiahe::{Code, Fault};
use jiahe_tests::stations::{self, county, id, import, meet, send, settle, town, village};
use jiahe_tests::world::World;
use serde_json::{Value, json};

use super::tiers::{history, movement, offers};

/// What may go wrong when a step is tried that does not fit, or a parcel comes too early.
fn fair(answer: Result<Value, Fault>) {
    if let Err(fault) = answer {
        let expected = matches!(
            fault.code,
            Code::Invalid | Code::NotFound | Code::WrongState | Code::HeldElsewhere | Code::Forbidden | Code::ParcelGap
        );
        assert!(expected, "{fault} {:?}", fault.fields);
    }
}

struct Play {
    worlds: [World; 3],
    ids: [i64; 3],
    stick: tempfile::TempDir,
    /// Written and not lost: receiver and file. They stay, so that they can come again.
    lying: Vec<(usize, PathBuf)>,
    chance: Chance,
}

impl Play {
    fn new(seed: u64) -> Self {
        let (mut county, mut town, mut village) = (county(), town(), village());
        meet(&mut county, &mut town);
        meet(&mut town, &mut village);
        meet(&mut county, &mut village);
        let ids = [id(&mut county), id(&mut town), id(&mut village)];
        let mut worlds = [county, town, village];
        for world in &mut worlds {
            jiahe::store::wait_for_disk(world.database(), false).unwrap();
        }
        Self { worlds, ids, stick: stations::stick(), lying: Vec::new(), chance: Chance::seeded(seed) }
    }

    fn step(&mut self, case: i64) {
        let (who, other) = (self.chance.below(3), self.chance.below(3));
        let me = self.worlds[who].me();
        match self.chance.below(10) {
            0 | 1 => {
                let kind = ["assign", "report_up", "return", "joint"][self.chance.below(4)];
                fair(movement(&mut self.worlds[who], case, kind, Some(self.ids[other])));
            }
            2 => {
                let state = ["unresolved", "resolved", "in_progress"][self.chance.below(3)];
                fair(
                    self.worlds[who].call("cases.set_state", json!({ "id": case, "state": state, "note": "如实记录" })),
                );
            }
            3 | 4 => {
                let open = offers(&mut self.worlds[who]);
                if open.is_empty() {
                    return;
                }
                let offer = open[self.chance.below(open.len())];
                fair(match self.chance.below(3) {
                    0 => self.worlds[who].call("movements.refuse", json!({ "id": offer, "reason": "不属于本站辖区" })),
                    _ => self.worlds[who].call("movements.accept", json!({ "id": offer, "handler": me })),
                });
            }
            5 => {
                let Ok(way) = self.worlds[who].call("movements.way", json!({ "id": case })) else { return };
                if let Some(last) = way["movements"].as_array().and_then(|all| all.last()) {
                    fair(
                        self.worlds[who]
                            .call("movements.withdraw", json!({ "id": last["id"], "reason": "送错了地方" })),
                    );
                }
            }
            6 | 7 if who != other => {
                let parcel = send(&mut self.worlds[who], self.ids[other], self.stick.path());
                if self.chance.below(3) > 0 {
                    self.lying.push((other, parcel));
                }
            }
            _ => {
                // Any parcel that lies about, in any order, however often.
                if self.lying.is_empty() {
                    return;
                }
                let back = self.chance.below(self.lying.len().min(12));
                let (to, parcel) = self.lying[self.lying.len() - 1 - back].clone();
                fair(import(&mut self.worlds[to], &parcel));
            }
        }
    }

    /// Everything arrives; then all who know of the case say the same.
    fn agree(&mut self, case: i64, round: u64) {
        settle(&mut self.worlds, self.stick.path());
        let (mut told, mut holders) = (Vec::new(), 0);
        for (world, id) in self.worlds.iter_mut().zip(self.ids) {
            if let Ok(way) = world.call("movements.way", json!({ "id": case })) {
                holders += u32::from(way["held_here"] == true);
                assert_eq!(way["held_here"] == true, way["holder"] == id, "round {round}");
                told.push(history(&way));
            }
        }
        assert_eq!(holders, 1, "round {round}: {told:#?}");
        assert!(told.iter().all(|one| *one == told[0]), "round {round}: {told:#?}");
    }
}

#[test]
fn whatever_happens_to_parcels_a_case_has_one_holder_and_one_history() {
    let rounds = std::env::var("JIAHE_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let mut play = Play::new(0);
    for round in 0..rounds {
        // A fresh chance for each, so that a failing round can be played again by itself.
        play.chance = Chance::seeded(round);
        if round % 50 == 49 {
            play = Play::new(round);
        }
        let at = play.chance.below(3);
        let (case, _) = play.worlds[at].open_case();
        for _ in 0..24 {
            play.step(case);
        }
        play.agree(case, round);
    }
}
