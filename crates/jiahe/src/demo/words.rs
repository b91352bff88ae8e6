//! What people of the demo say and write: short texts put together from parts. Invented, and of nobody.

use serde_json::{Value, json};

use super::county::County;
use crate::cases::{DangerPrompt, DisputeType, Risk};
use crate::kernel::Coded;

/// How it began, what it is about, what is wanted.
type Parts = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);

fn parts(dispute: DisputeType) -> Parts {
    match dispute {
        DisputeType::Marriage => (
            &[
                "结婚六年，近一年频繁争吵。",
                "双方经人介绍成婚，长期两地生活。",
                "丈夫常年出海，在家时间少。",
                "再婚家庭，婚后与继子女相处不睦。",
                "因婆媳摩擦分房半年。",
            ],
            &[
                "争执多因家务分工与育儿。",
                "一方怀疑对方与异性来往过密。",
                "家庭开支由谁负担说不拢。",
                "一方提出离婚，另一方不同意。",
                "彩礼返还数额有分歧。",
                "春节去谁家过年引发口角。",
            ],
            &[
                "希望有人居中调和，给孩子完整的家。",
                "愿意先接受婚姻辅导再作决定。",
                "要求对方当面道歉并写下约定。",
                "想了解离婚冷静期如何办理。",
            ],
        ),
        DisputeType::Property => (
            &[
                "父亲去世后留下老屋一处。",
                "兄弟分家时未立书面协议。",
                "祖宅拆迁补偿款到账。",
                "合伙购置的渔船已出售。",
                "父母名下存款由一方保管。",
            ],
            &[
                "各方对份额说法不一。",
                "一方称曾出资翻修，应多分。",
                "口头约定无人作证。",
                "账目多年未对清。",
                "另一方已搬入居住。",
            ],
            &[
                "希望按现状协商分割。",
                "请求查清出资后签订协议。",
                "要求对方腾退或折价补偿。",
                "愿意各让一步，尽快了结。",
            ],
        ),
        DisputeType::Violence => (
            &[
                "昨夜酒后争吵，被推倒在地。",
                "半年内第三次动手。",
                "因管教孩子发生冲突，遭殴打。",
                "提出分居后被反复跟踪。",
                "邻居听到呼救后报警。",
            ],
            &[
                "左臂有淤青，已在医院就诊。",
                "现场有孩子目睹。",
                "对方扬言不许离开家门。",
                "社区已出具告诫书。",
                "手机被对方摔坏，暂由亲属联络。",
            ],
            &[
                "要求人身安全保护，暂住亲属家。",
                "希望有人陪同报警和就医。",
                "想申请人身安全保护令。",
                "请求对对方批评教育，自己不愿再同住。",
            ],
        ),
        DisputeType::Minors => (
            &[
                "父母外出务工，孩子由祖母照看。",
                "学校反映孩子多日未到校。",
                "网格员排查时发现孩子独自在家。",
                "离异后双方均未按期接送。",
                "邻里反映孩子夜间无人看管。",
            ],
            &[
                "孩子衣着单薄，一日两餐。",
                "监护人身体不好，无力照料。",
                "户籍与就学手续未办妥。",
                "孩子情绪低落，不愿说话。",
                "抚养费已三个月未到账。",
            ],
            &["请求协调临时照护。", "希望落实就近入学。", "要求督促父母履行监护职责。", "建议纳入重点关爱名单。"],
        ),
        DisputeType::Support => (
            &[
                "母亲年过七旬，独居老屋。",
                "父亲中风后需人照料。",
                "子女三人约定轮流赡养。",
                "老人跌倒后住院两周。",
                "赡养费原由长子垫付。",
            ],
            &[
                "次女称嫁出后不应再负担。",
                "轮到的一方以工作忙推脱。",
                "护理费用分摊说不拢。",
                "老人存折由谁保管有争议。",
                "各家对是否送养老院意见不一。",
            ],
            &[
                "要求每月按时给付赡养费。",
                "希望写明轮流照料的日子。",
                "老人愿随长子生活，由其他子女出钱。",
                "请求上门调解，当面说清。",
            ],
        ),
        DisputeType::Education => (
            &[
                "孩子升初中后成绩下滑。",
                "孩子沉迷手机，作业常不交。",
                "父母管教方式不一。",
                "学校转介，孩子多次逃课。",
                "单亲带养，孩子与家长少有交流。",
            ],
            &[
                "家长以打骂管教，孩子顶撞。",
                "隔代照看，规矩难立。",
                "孩子说在家没人听他讲话。",
                "家长不知如何同老师配合。",
            ],
            &["希望学习与孩子沟通的办法。", "愿参加家庭教育课程。", "请指导师定期跟进。"],
        ),
        DisputeType::Psychology => (
            &[
                "产后情绪低落，常独自流泪。",
                "失业后长期失眠。",
                "亲人离世后不愿出门。",
                "夫妻冷战数月，一方出现焦虑。",
                "照料病人多年，身心疲惫。",
            ],
            &["家人不理解，认为是矫情。", "夜间惊醒，食欲差。", "曾说过活着没意思，无具体打算。", "不愿去医院就诊。"],
            &["愿意接受心理疏导。", "希望家属一同参加。", "请推荐可信的就诊渠道。"],
        ),
    }
}

pub(super) fn facts(county: &mut County<'_>, dispute: DisputeType) -> String {
    let (began, about, wanted) = parts(dispute);
    let mut text = format!("{}{}", county.pick(began), county.pick(about));
    if county.happens(40) {
        text.push_str(county.pick(&[
            "村干部曾调解一次，未成。",
            "双方亲属已各自劝过。",
            "此前未求助过其他部门。",
            "已向派出所反映过情况。",
        ]));
    }
    text.push_str(county.pick(wanted));
    text
}

pub(super) fn risk_reason(county: &mut County<'_>, risk: Risk) -> &'static str {
    county.pick(match risk {
        Risk::Red => {
            &["有伤情并有威胁言语，须当日处置。", "对方近日持续跟踪，存在现实危险。", "曾扬言同归于尽，家中有刀具。"]
        }
        Risk::Orange => &["有肢体冲突史，矛盾在升级。", "情绪激动，存在反复可能。", "涉及未成年人，须尽快介入。"],
        Risk::Yellow => &["有争吵，无肢体冲突。", "分歧较大，尚能坐下来谈。", "情绪低落，已约定回访。"],
        Risk::Green => &["双方愿意协商。", "以咨询为主，无激化迹象。", "分歧小，当场可答复。"],
    })
}

pub(super) fn dangers(county: &mut County<'_>) -> Vec<&'static str> {
    if !county.happens(80) {
        return Vec::new();
    }
    let mut all = vec![county.pick(&["escalating", "substance", "separation", "child_witness"])];
    for _ in 0..county.chance.below(3) {
        all.push(county.pick(&[
            "strangling",
            "weapon",
            "death_threat",
            "stalking",
            "pregnancy",
            "order_breached",
            "suicide_threat",
        ]));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The five things that must be said, each answered.
pub(super) fn prompts(county: &mut County<'_>) -> Vec<Value> {
    DangerPrompt::ALL
        .iter()
        .map(|prompt| {
            let done = county.happens(78);
            let note = if done {
                county.pick(&["已告知。", "已告知并协助联系。", "本人记下了电话。"])
            } else {
                county.pick(&["本人暂不需要，已留联系方式。", "情况不符，未启动。", "待面谈时再确认。"])
            };
            json!({ "prompt": prompt, "done": done, "note": note })
        })
        .collect()
}

pub(super) fn details(county: &mut County<'_>, risk: Risk, dispute: DisputeType) -> Value {
    let escalates = risk == Risk::Red && county.happens(60);
    let grade = |county: &mut County<'_>| county.pick(&["low", "low", "medium", "medium", "high"]);
    let kinds: Vec<&str> = match dispute {
        DisputeType::Support => vec!["empty_nest"],
        DisputeType::Minors => vec!["left_behind"],
        _ if county.happens(20) => {
            vec![county.pick(&["single_parent", "remarried", "migrant", "low_income", "disability"])]
        }
        _ => vec!["ordinary"],
    };
    let days = county.between(15, 60);
    let deadline = county.now().date().checked_add_days(chrono::Days::new(days));
    json!({
        "family_kinds": kinds,
        "people_count": null,
        "difficulty": grade(county),
        "help": grade(county),
        "danger": grade(county),
        "may_escalate": escalates,
        "escalation_report": if escalates { "已当日报告派出所和县妇联值班室。" } else { "" },
        "measures": county.pick(&["", "已安抚情绪，约定下次面谈。", "已与村干部对接，安排走访。", "已告知权利义务，发放联系卡。"]),
        "obstacle": "",
        "deadline": deadline,
    })
}

pub(super) fn note(county: &mut County<'_>) -> String {
    let first = county.pick(&[
        "上门走访，",
        "电话回访，",
        "与当事人面谈，",
        "分别听取双方意见，",
        "会同村干部一起，",
        "与学校老师联系，",
        "查看了相关材料，",
    ]);
    let second = county.pick(&[
        "对方态度有所缓和。",
        "双方同意坐下来谈。",
        "情绪比上次平稳。",
        "一方仍坚持原来的要求。",
        "约定下周再谈。",
        "已就照料安排初步说定。",
        "补充了出资凭证。",
        "孩子已恢复正常上学。",
    ]);
    let third = county.pick(&["", "", "将继续跟进。", "未见新的冲突。", "已告知下一步办理方式。"]);
    format!("{first}{second}{third}")
}

pub(super) fn ending(county: &mut County<'_>, resolved: bool) -> &'static str {
    if resolved {
        county.pick(&[
            "双方达成一致，签订调解协议。",
            "当事人表示满意，不再追究。",
            "经辅导关系缓和，愿共同生活。",
            "赡养方案已履行一期，无异议。",
        ])
    } else {
        county.pick(&["当事人撤回请求，自行处理。", "申请人书面撤回，另行起诉。", "一方拒绝到场，申请人撤回申请。"])
    }
}

pub(super) fn counselling(county: &mut County<'_>) -> Value {
    json!({
        "problem": county.pick(&["睡眠差，易怒。", "对关系失去信心，反复求证。", "自责，回避与家人交谈。"]),
        "intervention": county.pick(&["倾听与情绪命名，练习呼吸放松。", "梳理争吵的循环，布置家庭作业。", "讨论支持网络，确认安全约定。"]),
        "feedback": county.pick(&["愿意继续，约两周后。", "情绪较来时平稳。", "认为有帮助，回家尝试。"]),
    })
}

pub(super) fn comment(county: &mut County<'_>) -> &'static str {
    county.pick(&[
        "",
        "",
        "",
        "谢谢耐心的工作人员。",
        "等候时间有点长。",
        "希望多办这样的课。",
        "讲得明白，受益。",
        "房间隔音可以更好。",
    ])
}
