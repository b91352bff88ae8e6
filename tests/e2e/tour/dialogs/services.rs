//! 八项服务: one record of each, its form and its clocks, and how it ends.

use serde_json::json;

use super::{Album, Told, Window, dialog, tag, told, whole};

const SERVICES: [&str; 8] = [
    "marriage_counselling",
    "petition",
    "mediation",
    "legal_advice",
    "psychological_counselling",
    "legal_aid",
    "hardship_relief",
    "family_education",
];

pub async fn walk(window: &Window, album: &mut Album) -> Told {
    window.walk("/services").await?;
    window.find(&tag("services-service")).await?;
    whole(window, album, "services").await?;
    for service in SERVICES {
        let asked = json!({ "filter": { "service": service }, "after": null, "limit": 50 });
        let found = told(window, "services.list", asked).await?;
        let rows = found["rows"].as_array().cloned().unwrap_or_default();
        let open =
            rows.iter().find(|one| one["state"] == "open").or(rows.first()).ok_or_else(|| format!("no {service}"))?;
        window.walk(&format!("/services/{}", open["id"])).await?;
        window.find(&tag("service-state")).await?;
        whole(window, album, &format!("service-{service}")).await?;
        if window.has(&tag("service-end")).await? {
            window.click(&tag("service-end")).await?;
            dialog(window, album, &format!("service-{service}-end")).await?;
        }
    }
    Ok(())
}
