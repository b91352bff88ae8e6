//! A few neutral courses to begin with. Offered as filled-in forms: nothing of them is in the library until somebody
//! has read, changed and saved it. Their subjects follow 家庭教育促进法 15–17; no method of anybody is quoted.

use super::{CourseEntry, CourseLesson, CourseMaterial, CourseTarget, MaterialKind};
use crate::desk::Nothing;
use crate::fault::Result;
use crate::transact::View;

/// # Errors
/// None.
pub fn starters(_: &View<'_>, _: Nothing) -> Result<Vec<CourseEntry>> {
    use CourseTarget::{Adult, Infant, Preschool, Primary, Teen};
    Ok(vec![
        starter(
            "家庭教育第一课：父母的责任",
            "认识家庭教育促进法和未成年人保护法对父母的要求，知道什么该做、什么不能做。",
            &[Infant, Preschool, Primary, Teen],
            &[
                ("家庭是第一个课堂", "家庭教育促进法的基本要求；父母是第一责任人；共同参与、相互配合。"),
                ("该做的与不能做的", "亲自养育、尊重差异、平等交流；不得歧视、不得实施家庭暴力。"),
                ("遇到困难找谁", "学校、村社、妇联、家庭教育指导服务机构的求助途径；12338、12355、110。"),
            ],
            2,
        ),
        starter(
            "好好说话：亲子沟通",
            "练习倾听、说出感受和需要、把要求说清楚。",
            &[Primary, Teen],
            &[
                ("先听完", "倾听练习；不打断、不下结论；复述孩子的话。"),
                ("说感受，不贴标签", "“我”字句练习；把事情和人分开。"),
                ("一起定规矩", "规矩少而清楚；说好后果，说到做到。"),
                ("冲突之后", "先冷静再谈；道歉与和好；什么时候需要专业帮助。"),
            ],
            3,
        ),
        starter(
            "幼儿的陪伴与规矩",
            "学前孩子的作息、情绪、玩耍和安全。",
            &[Infant, Preschool],
            &[
                ("陪伴比玩具重要", "每天固定的陪伴时间；和孩子一起玩、一起读。"),
                ("哭闹的时候", "看见情绪，稳住自己；温和而坚定。"),
                ("安全与习惯", "居家安全检查；作息、饮食、屏幕时间。"),
            ],
            2,
        ),
        starter(
            "和睦一家：夫妻与祖辈",
            "新婚夫妇、祖辈照料者：分工、相处、不当着孩子争吵。",
            &[Adult],
            &[
                ("分工与体谅", "家务与照料怎么分；说出期待。"),
                ("祖辈和父母", "谁说了算；意见不同怎么商量。"),
                ("争吵的边界", "不动手、不羞辱、不当着孩子；冲突升级时先分开。"),
            ],
            2,
        ),
    ])
}

fn starter(title: &str, summary: &str, targets: &[CourseTarget], lessons: &[(&str, &str)], pass: u32) -> CourseEntry {
    CourseEntry {
        id: None,
        version: 0,
        title: title.into(),
        summary: summary.into(),
        targets: targets.iter().copied().collect(),
        minutes: 90,
        pass_lessons: pass,
        lessons: lessons
            .iter()
            .map(|(title, content)| CourseLesson { title: (*title).into(), content: (*content).into() })
            .collect(),
        materials: vec![CourseMaterial {
            kind: MaterialKind::Handout,
            title: "本课要点（每家一份）".into(),
            content: String::new(),
        }],
        active: true,
    }
}
