// Every rule, in the order of the filter. Checked against the core's type: one that is missing does not compile.
import type { Rule } from '@/ipc/surface'

export const RULES = Object.keys({
  mandatory_report: true, escalation_report: true, town_report: true, danger_review: true, mediation_month: true, resolution: true, follow_up: true, performance: true,
  judicial_confirmation: true, divorce_withdrawal: true, divorce_certificate: true, petition_notice: true, petition_answer: true,
  legal_aid_decision: true, legal_aid_assignment: true, protection_decision: true, protection_decision_urgent: true, protection_renewal: true,
  protection_review: true, warning_visit: true, movement_answer: true, conference_task: true, order: true, counselling_note: true,
  service_step: true, pause_decision: true, guidance_order: true, guidance_report: true,
} satisfies Record<Rule, true>) as Rule[]
