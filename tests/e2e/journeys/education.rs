//! Family education in the window: a cohort from its course to the certificate, an order of a court, a care activity with
//! a picture; and a picture of every page of it.

use serde_json::{Value, json};

use crate::album::Album;
use crate::clerk::day;
use crate::paper::trouble;
use crate::window::{Told, Window, desk, tag};

async fn ok(window: &Window, command: &str, body: Value) -> Told<Value> {
    window.call(command, body).await?.map_err(|fault| format!("{command}: {fault}").into())
}

fn number(value: &Value) -> Told<i64> {
    value.as_i64().ok_or_else(|| format!("no number: {value}").into())
}

/// An instructor of the station, and a room for thirty.
async fn furnished(window: &Window) -> Told {
    let staff = json!({
        "id": null, "name": "虚构林讲师", "phone": "", "roles": ["family_educator"], "active": true, "suspended": false, "password": "",
    });
    ok(window, "staff.save", staff).await?;
    let room = json!({ "id": null, "name": "亲子活动室", "capacity": 31, "equipment": [], "active": true });
    ok(window, "rooms.save", room).await.map(drop)
}

/// A starter is read, changed and saved; then it is in the library.
async fn library(window: &Window, album: &mut Album) -> Told {
    window.walk("/classes/courses").await?;
    window.find(&tag("starter-1")).await?;
    album.page(window, "education-library-empty").await?;
    window.click(&tag("starter-1")).await?;
    window.comes_to_hold("course-title", "好好说话：亲子沟通").await?;
    window.write("course-title", "好好说话").await?;
    album.page(window, "education-course").await?;
    window.click(&tag("course-save")).await?;
    window.gone(&tag("course-save")).await?;
    window.css("[data-testid^=course-plan-]").await?;
    album.page(window, "education-library").await
}

/// The lessons of the course laid out week by week, the last of them today.
async fn planned(window: &Window, album: &mut Album) -> Told<i64> {
    window.tap("[data-testid^=course-plan-]").await?;
    window.find(&tag("cohort-form")).await?;
    window.write("cohort-title", "秋季一班").await?;
    window.write("cohort-capacity", "2").await?;
    window.write("cohort-first", &day(-21)).await?;
    window.write("cohort-time", "19:00").await?;
    window.pick("cohort-own", "虚构林讲师").await?;
    window.pick("cohort-room", "亲子活动室").await?;
    window.find(&tag("cohort-lesson-3")).await?;
    album.page(window, "education-plan").await?;
    window.click(&tag("cohort-save")).await?;
    window.find(&tag("join")).await?;
    let cohort = number(&ok(window, "cohorts.list", json!({})).await?[0]["id"])?;
    // The calendar shows the lesson to its instructor, and leads to it.
    window.walk(&format!("/appointments?date={}", day(0))).await?;
    window.css("[data-testid=calendar] [data-testid^=event-lesson-]").await?;
    album.page(window, "education-on-board").await?;
    window.walk(&format!("/appointments?view=month&date={}", day(0))).await?;
    window.css("[data-testid^=month-lesson-]").await?;
    album.page(window, "education-in-month").await?;
    window.tap("[data-testid^=agenda-lesson-]").await?;
    window.find(&tag("roll")).await?;
    window.walk(&format!("/classes/cohorts/{cohort}")).await?;
    window.find(&tag("join")).await?;
    Ok(cohort)
}

async fn joins(window: &Window, name: &str, age: &str) -> Told {
    window.write("join-name", name).await?;
    window.write("join-age", age).await?;
    window.click(&tag("join-save")).await?;
    window.says(name).await
}

/// Two find a place, the third waits; one leaves, and the first in line is offered the place and confirms.
async fn filled(window: &Window, album: &mut Album) -> Told {
    joins(window, "虚构周妈妈", "8").await?;
    joins(window, "虚构吴爸爸", "6、9").await?;
    joins(window, "虚构郑妈妈", "12").await?;
    window.css("[data-testid=line] [data-testid^=offer-]").await?;
    album.page(window, "education-line").await?;
    window.tap("[data-testid^=member-]:nth-child(2) [data-testid^=leave-]").await?;
    window.css(".el-dialog textarea").await?.send_keys("出海作业").await?;
    window.click(&tag("confirm-do")).await?;
    window.says("已退出 1 家").await?;
    window.tap("[data-testid^=offer-]").await?;
    window.css("[data-testid^=accept-]").await?;
    album.page(window, "education-offered").await?;
    window.tap("[data-testid^=accept-]").await?;
    window.gone(&tag("line")).await?;
    window.css("[data-testid^=member-]:nth-child(2)").await.map(drop)
}

/// The first two lessons are attended by both, the third is missed by the first and made up elsewhere.
async fn attended(window: &Window, album: &mut Album, cohort: i64) -> Told {
    let file = ok(window, "cohorts.get", json!({ "id": cohort })).await?;
    let lessons: Vec<i64> =
        file["lessons"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_i64()).collect();
    let course = &file["cohort"]["course"];
    let other = json!({
        "course": course, "title": "秋季二班", "host": "", "capacity": 9, "pass_lessons": 1,
        "lessons": [{ "theme": "一起定规矩", "start": format!("{}T20:00:00", day(0)), "minutes": 60, "instructor": "外请某老师",
          "instructor_id": null, "place": "文化礼堂", "room": null }],
    });
    ok(window, "cohorts.plan", other).await?;
    // By the code of the sheet, as a scanner types it.
    let code = file["lessons"][0]["code"].as_str().unwrap_or_default().to_lowercase();
    window.walk("/classes").await?;
    window.write("class-code", &code).await?;
    window.click(&tag("class-code-open")).await?;
    window.find(&tag("roll")).await?;
    for (at, lesson) in lessons.iter().take(3).enumerate() {
        window.walk(&format!("/classes/{lesson}")).await?;
        window.find(&tag("roll")).await?;
        let first = if at == 2 { "absent" } else { "attended" };
        window.tap(&format!("[data-row=\"0\"] [data-testid$=-{first}]")).await?;
        window.tap("[data-row=\"1\"] [data-testid$=-attended]").await?;
        window.says(if at == 2 { "到 1" } else { "到 2" }).await?;
        if at == 0 {
            album.page(window, "education-roll").await?;
        }
    }
    window.walk(&format!("/classes/cohorts/{cohort}?tab=lessons")).await?;
    window.find(&tag("missed")).await?;
    let seat = ok(window, "cohorts.get", json!({ "id": cohort })).await?["members"][0]["marks"][2]["enrolment"].clone();
    let seat = number(&seat)?;
    window.pick(&format!("make-up-in-{seat}"), "20:00").await?;
    album.page(window, "education-lessons").await?;
    window.click(&tag(&format!("make-up-{seat}"))).await?;
    window.says("补课").await?;
    let file = ok(window, "cohorts.get", json!({ "id": cohort })).await?;
    let made = file["members"][0]["marks"].as_array().into_iter().flatten().find(|mark| !mark["makes_up"].is_null());
    let made = made.ok_or_else(|| format!("no make-up: {file}"))?;
    ok(window, "classes.mark", json!({ "id": made["enrolment"], "state": "attended" })).await.map(drop)
}

async fn said(window: &Window, album: &mut Album, cohort: i64) -> Told {
    window.walk(&format!("/classes/cohorts/{cohort}?tab=homework")).await?;
    window.write("homework-title", "记三次倾听").await?;
    window.click(&tag("homework-save")).await?;
    window.tap("[data-testid^=hand-]").await?;
    window.says("已交 1 / 2").await?;
    album.page(window, "education-homework").await?;
    window.walk(&format!("/classes/cohorts/{cohort}")).await?;
    for (moment, score) in [("before", 2), ("after", 4)] {
        window.tap("[data-testid^=rate-]").await?;
        window.click(&tag(&format!("rate-{moment}"))).await?;
        for item in ["listen", "calm", "rules", "together", "agree", "help"] {
            window.click(&tag(&format!("rate-{item}-{score}"))).await?;
        }
        if moment == "after" {
            album.page(window, "education-rating").await?;
        }
        window.click(&tag("rate-save")).await?;
        window.gone(&tag("rate-save")).await?;
    }
    window.says("+12 分").await?;
    window.walk(&format!("/classes/cohorts/{cohort}?tab=said")).await?;
    window.click(&tag("feedback-enter")).await?;
    for score in [5, 5, 4, 5, 3] {
        window.click(&tag(&format!("feedback-overall-{score}"))).await?;
        window.write("feedback-comment", "讲得实在").await?;
        if score == 3 {
            album.page(window, "education-feedback-form").await?;
        }
        window.click(&tag("feedback-save")).await?;
        window.until("kept", async || Ok(window.value(&tag("feedback-comment")).await?.is_empty())).await?;
    }
    window.tap(".el-dialog__headerbtn").await?;
    window.says("共 5 份").await?;
    window.says("4.4").await?;
    album.page(window, "education-said").await
}

/// Who was at three lessons gets the certificate; the paper is seen and kept. Sheet and feedback form too.
async fn certified(window: &Window, album: &mut Album, cohort: i64) -> Told {
    window.walk("/today").await?;
    window.walk(&format!("/classes/cohorts/{cohort}")).await?;
    window.css("[data-testid^=member-]").await?;
    album.page(window, "education-members").await?;
    window.tap("[data-testid^=member-]:nth-child(1) [data-testid^=certify-]").await?;
    // Before today's last lesson is over a lead says why.
    window.css("[data-testid=pdf-save],[data-testid=confirm-do]").await?;
    if window.has(&tag("confirm-do")).await? {
        window.write_into(".el-dialog textarea", "出海在即，提前发证").await?;
        window.click(&tag("confirm-do")).await?;
    }
    let saved = window.keep_paper().await?;
    album.page(window, "education-certificate").await?;
    album.paper(&saved, "certificate", &trouble(&saved, &["结业证书", "虚构周妈妈", "准予结业"])?)?;
    window.tap(".el-dialog__headerbtn").await?;
    window.click(&tag("cohort-feedback-print")).await?;
    let saved = window.keep_paper().await?;
    album.paper(&saved, "class-feedback", &trouble(&saved, &["反馈表", "秋季一班"])?)?;
    window.tap(".el-dialog__headerbtn").await?;
    let lesson = ok(window, "cohorts.get", json!({ "id": cohort })).await?["lessons"][0]["id"].clone();
    window.walk(&format!("/prints?form=sign_in_sheet&class={}", number(&lesson)?)).await?;
    let saved = window.keep_paper().await?;
    album.paper(&saved, "sign-in-code", &trouble(&saved, &["签到表", "签到码", "虚构周妈妈"])?)?;
    // The calendar keeps the instructor's hour.
    let taken = json!({ "from": day(-21), "to": day(0) });
    let taken = ok(window, "classes.hours", taken).await?;
    if taken.as_array().map_or(0, Vec::len) == 4 { Ok(()) } else { Err(format!("hours: {taken}").into()) }
}

/// A court's order on a case: entered, guided individually, fulfilled, the court told.
async fn ordered(window: &Window, album: &mut Album) -> Told {
    let me = ok(window, "staff.list", json!({})).await?[0]["id"].clone();
    let person = json!({
        "existing": null, "name": "虚构冯爸爸", "id_number": "", "id_reason": "未带证件", "sex": "1", "birth": "1985-03-01", "phone": "",
        "safe_contact": "", "nation": "", "marriage": "", "education": "", "occupation": "", "workplace": "", "registered_place": "",
        "registered_address": "", "living_place": "330921100", "living_address": "",
    });
    let mut second = person.clone();
    (second["name"], second["sex"]) = (json!("虚构陈妈妈"), json!("2"));
    let intake = json!({
        "draft": null, "channel": "visit", "reported_at": format!("{}T09:00:00", day(-2)), "received_by": me,
        "parties": [{ "role": "applicant", "relation": "12", "person": second }, { "role": "respondent", "relation": "02", "person": person }],
        "members": [], "main_type": "education", "other_types": [], "services": ["family_education"], "facts": "管教方式不当。",
        "dangers": [], "prompts": [], "risk": "yellow", "risk_reason": "有争吵。", "level": "normal", "consent": "given", "consent_note": "",
        "details": {
            "family_kinds": [], "people_count": null, "difficulty": null, "help": null, "danger": null, "may_escalate": false,
            "escalation_report": "", "measures": "", "obstacle": "", "deadline": null,
        },
    });
    let case = number(&ok(window, "cases.open", intake).await?["id"])?;
    window.walk(&format!("/cases/{case}?tab=education")).await?;
    window.click(&tag("case-guidance-new")).await?;
    window.pick("guidance-person", "虚构冯爸爸").await?;
    window.write("guidance-issuer", "虚构县人民法院").await?;
    window.write("guidance-number", "（2026）虚家教令1号").await?;
    window.write("guidance-ordered", &day(-3)).await?;
    window.write("guidance-lessons", "1").await?;
    window.write("guidance-due", &day(60)).await?;
    album.page(window, "education-order-form").await?;
    window.click(&tag("guidance-save")).await?;
    window.gone(&tag("guidance-save")).await?;
    window.css("[data-testid^=guidance-guide-]").await?;
    album.page(window, "education-order").await?;
    window.tap("[data-testid^=guidance-guide-]").await?;
    window.comes_to_hold("sheet-ordered_by", "虚构县人民法院").await?;
    album.page(window, "education-individual").await?;
    window.walk("/classes/guidance").await?;
    window.tap("[data-testid^=guidance-fulfil-]").await?;
    window.write("guidance-note", "在外地完成，法院认可").await?;
    album.page(window, "education-order-fulfil").await?;
    window.click(&tag("guidance-do")).await?;
    window.tap("[data-testid^=guidance-tell-]").await?;
    window.write("guidance-note", "书面回告承办法官").await?;
    window.click(&tag("guidance-do")).await?;
    window.says("没有正在执行的指导令").await
}

/// A care activity with something given and a picture.
async fn cared(window: &Window, album: &mut Album) -> Told {
    window.walk("/classes/care").await?;
    window.click(&tag("care-new")).await?;
    window.write("care-title", "好家风故事会").await?;
    window.tap("label:has([data-testid=care-focus-tradition])").await?;
    window.write("care-place", "文化礼堂").await?;
    window.write("care-reached", "60").await?;
    window.click(&tag("care-material-add")).await?;
    window.write("care-material-0", "家庭教育促进法宣传册").await?;
    album.page(window, "education-care-form").await?;
    window.click(&tag("care-save")).await?;
    window.find(&tag("care-pictures")).await?;
    let photo = std::env::temp_dir().join(format!("jiahe-photo-{}.png", std::process::id()));
    std::fs::write(&photo, "\u{ff}")?;
    std::fs::File::options().write(true).open(&photo)?.set_len(1 << 30)?;
    window.css("[data-testid=picture-file]").await?.send_keys(&photo.to_string_lossy()).await?;
    window.says("照片太大，最多 50 MB").await?;
    std::fs::remove_file(&photo)?;
    window.picture(&photo).await?;
    window.css("[data-testid=picture-file]").await?.send_keys(&photo.to_string_lossy()).await?;
    window.find(&tag("picture-preview")).await?;
    std::fs::remove_file(&photo)?;
    window.write("picture-caption", "活动现场").await?;
    window.click(&tag("picture-save")).await?;
    window.css("img[data-testid^=picture-]:not([data-testid=picture-preview])").await?;
    album.page(window, "education-care").await?;
    window.walk("/classes/care").await?;
    window.says("照片 1 张").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cohort_goes_from_enrolment_to_certificate_in_the_window() -> Told {
    let window = desk().size(1366, 768).open().await?;
    window.founded().await?;
    furnished(&window).await?;
    let mut album = Album::open_in("education")?;
    let told = library(&window, &mut album).await;
    album.step(&window, "a course of the library", told).await;
    let cohort = planned(&window, &mut album).await?;
    let told = filled(&window, &mut album).await;
    album.step(&window, "places and the line for them", told).await;
    let told = attended(&window, &mut album, cohort).await;
    album.step(&window, "attendance and a make-up", told).await;
    let told = said(&window, &mut album, cohort).await;
    album.step(&window, "homework, ratings, feedback", told).await;
    let told = certified(&window, &mut album, cohort).await;
    album.step(&window, "the certificate", told).await;
    let told = ordered(&window, &mut album).await;
    album.step(&window, "an order of a court", told).await;
    let told = cared(&window, &mut album).await;
    album.step(&window, "a care activity", told).await;
    album.close()
}
