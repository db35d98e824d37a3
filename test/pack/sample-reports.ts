import type { ReceivedReport } from '../../partnership/pack-contents.ts';

const PERIOD = 'July to September 2026';

/** A full report, in words made for tests; the facts are those of docs/domain.md, "Sample data". */
export const domesticAbuse: ReceivedReport = {
  kind: 'received',
  key: 'HR-DALPB-2026Q2',
  subgroup: 'Domestic Abuse Local Partnership Board',
  area: 'Wiltshire',
  marking: 'OFFICIAL',
  chair: 'Chair of the Domestic Abuse Local Partnership Board',
  author: 'Domestic Abuse Co-ordinator',
  approver: 'Chair of the Domestic Abuse Local Partnership Board',
  onBehalf: null,
  submitted: '27 November 2026, 14:02',
  late: null,
  period: PERIOD,
  overall: 'amber',
  before: 'amber',
  direction: 'steady',
  history: [
    { label: 'Q3 2025-26', colour: null },
    { label: 'Q4 2025-26', colour: 'red' },
    { label: 'Q1 2026-27', colour: 'amber' },
    { label: 'Q2 2026-27', colour: 'amber' },
  ],
  nilReturn: null,
  summary:
    'Partners now look at high-risk cases in one place, and the backlog of disclosure requests has been cleared. Demand goes on rising faster than the capacity of specialist services, so we stay amber until the MARAC improvement plan shows that attendance holds.',
  achievements: [
    'Line-of-Sight is in daily use by police, housing and children’s services, so that repeat risk is seen the same day.',
    'A MARAC Oversight Group meets monthly and reports to this board.',
    'All delayed disclosures under the Domestic Violence Disclosure Scheme were triaged; none is overdue.',
    '1,360 police officers have been trained in DA Matters.',
  ],
  issues: [
    'Prevalence and demand are high and rising in every locality.',
    'Attendance at MARAC slipped in two of the last three months.',
  ],
  mitigation:
    'The Oversight Group writes to each agency that misses two meetings in a row, and reports the answer here. We expect to be back to green by the end of March 2027.',
  nextPeriod: [
    'Agree the MARAC improvement plan and its measures.',
    'Bring a proposal for funding of specialist services beyond March 2027.',
  ],
  noAskReason: null,
  asks: [
    {
      kind: 'decide',
      text: 'Decide whether partners will fund two more specialist advocates from April 2027, at shares to be proposed by the Director for Families and Children.',
      neededBy: '31 March 2027',
    },
    {
      kind: 'endorse',
      text: 'Endorse the MARAC attendance standard: a named deputy for every agency.',
      neededBy: null,
    },
  ],
  priorities: [
    {
      title: 'Domestic Abuse',
      now: 'amber',
      before: 'amber',
      direction: 'steady',
      progress:
        'The disclosure backlog is cleared and training is complete for response officers. Attendance at MARAC is the weak point.',
      nextSteps: 'Improvement plan to the Oversight Group in January 2027.',
    },
  ],
};

export const exploitation: ReceivedReport = {
  ...domesticAbuse,
  key: 'HR-EXP-2026Q2',
  subgroup: 'Strategic Exploitation',
  area: 'Wiltshire and Swindon',
  chair: 'Chair of Strategic Exploitation',
  author: 'Exploitation Lead Officer',
  approver: 'Deputy chair of Strategic Exploitation',
  onBehalf: 'the Chair, by recorded delegation',
  submitted: '1 December 2026, 09:41',
  late: '2 working days late',
  direction: 'worsening',
  before: 'green',
  history: [
    { label: 'Q3 2025-26', colour: 'green' },
    { label: 'Q4 2025-26', colour: 'green' },
    { label: 'Q1 2026-27', colour: 'green' },
    { label: 'Q2 2026-27', colour: 'amber' },
  ],
  summary:
    'The strategic group and its two working groups are settled and the local panel for the National Referral Mechanism decides within the expected time. The response for adults is behind that for children, and we have no map of the support that adults can be offered.',
  achievements: [
    'The local panel has taken over decisions for children; 24 referrals in 2023-24 against 16 the year before, which follows joining the pilot and is no sign of more harm.',
    'The children’s working group agreed one risk tool for both areas.',
  ],
  issues: ['The response to adult exploitation needs improvement in both areas.'],
  mitigation:
    'A task group of adult services and police maps current support by the end of January 2027.',
  nextPeriod: ['Draft the all-age strategy and its delivery plan.', 'Map the support for adults.'],
  asks: [
    {
      kind: 'approve',
      text: 'Approve one all-age exploitation strategy for Wiltshire and Swindon instead of two.',
      neededBy: '29 January 2027',
    },
  ],
  priorities: [
    {
      title: 'Exploitation',
      now: 'amber',
      before: 'green',
      direction: 'worsening',
      progress:
        'Structure in place since September 2023; the adult strand has slipped by three weeks.',
      nextSteps: 'All-age strategy to the Executive in March 2027.',
    },
  ],
};

export const drugs: ReceivedReport = {
  ...domesticAbuse,
  key: 'HR-CDP-2026Q2',
  subgroup: 'Combatting Drugs Partnership',
  chair: 'Chair of the Combatting Drugs Partnership',
  author: 'Public Health Specialist',
  approver: 'Chair of the Combatting Drugs Partnership',
  overall: 'green',
  before: 'amber',
  direction: 'improving',
  history: [
    { label: 'Q3 2025-26', colour: 'grey' },
    { label: 'Q4 2025-26', colour: 'amber' },
    { label: 'Q1 2026-27', colour: 'amber' },
    { label: 'Q2 2026-27', colour: 'green' },
  ],
  summary:
    'The toolkit on cannabis for professionals is out and in use. Treatment capacity meets demand.',
  achievements: ['Cannabis toolkit published for schools, youth work and primary care.'],
  issues: [],
  mitigation: null,
  nextPeriod: ['Embed what the local review taught us in commissioning.'],
  noAskReason: null,
  asks: [],
  priorities: [
    {
      title: 'Substance Use',
      now: 'green',
      before: 'amber',
      direction: 'improving',
      progress: 'Waiting times are within the expected range in all three localities.',
      nextSteps: null,
    },
  ],
};

export const violence: ReceivedReport = {
  ...drugs,
  key: 'HR-EIVR-2026Q2',
  subgroup: 'Early Intervention and Violence Reduction',
  chair: 'Chair of Early Intervention and Violence Reduction',
  author: 'Serious Violence Duty Co-ordinator',
  approver: 'Chair of Early Intervention and Violence Reduction',
  before: 'green',
  direction: 'steady',
  nilReturn: 'No meeting fell in the period; the plan runs as agreed in June.',
  summary:
    'The spending plan for the Serious Violence Duty follows the evidence and is on profile.',
  achievements: [],
  nextPeriod: [],
  priorities: [
    {
      title: 'Serious Violence Duty',
      now: 'green',
      before: 'green',
      direction: 'steady',
      progress: null,
      nextSteps: null,
    },
  ],
};

export const safer: ReceivedReport = {
  ...domesticAbuse,
  key: 'HR-SAFER-2026Q2',
  subgroup: 'Safer Communities',
  chair: 'Chair of Safer Communities',
  author: 'Community Safety Manager',
  approver: 'Chair of Safer Communities',
  overall: 'red',
  before: 'amber',
  direction: 'worsening',
  history: [
    { label: 'Q3 2025-26', colour: 'green' },
    { label: 'Q4 2025-26', colour: 'amber' },
    { label: 'Q1 2026-27', colour: 'amber' },
    { label: 'Q2 2026-27', colour: 'red' },
  ],
  summary:
    'Hotspot patrols against anti-social behaviour have begun and Safer Streets work shows results in two towns. The dashboard that should tell us where to go next has no agreed data, so we cannot show whether the rest of the programme works.',
  achievements: [
    'Hotspot response running in four towns since August.',
    'Safer Streets: lighting and guardianship finished in both target areas.',
  ],
  issues: [
    'The dashboard lacks data from two partners; the sharing agreement is unsigned.',
    'Business and rural crime have no named lead officer.',
  ],
  mitigation:
    'The manager has offered the partners a shorter agreement that covers counts only. If it is not signed by mid-January the dashboard slips to the summer.',
  nextPeriod: [
    'Sign the sharing agreement.',
    'Strategy against anti-social behaviour with the OPCC.',
  ],
  asks: [
    {
      kind: 'decide',
      text: 'Name a lead officer for business crime and for rural crime.',
      neededBy: '15 January 2027',
    },
    {
      kind: 'assure',
      text: 'Assure this group that every partner will sign the data-sharing agreement for the dashboard.',
      neededBy: '15 January 2027',
    },
  ],
  priorities: [
    {
      title: 'Anti-Social Behaviour',
      now: 'amber',
      before: 'amber',
      direction: 'steady',
      progress: 'Hotspot patrols began in August; early feedback from residents is good.',
      nextSteps: 'Small strategy group led by the OPCC meets in January.',
    },
    {
      title: 'Acquisitive Crime',
      now: 'amber',
      before: 'green',
      direction: 'worsening',
      progress: 'Vehicle crime rose along the M4 corridor.',
      nextSteps: 'Joint operation with neighbouring forces.',
    },
    {
      title: 'Business Crime',
      now: 'red',
      before: 'amber',
      direction: 'worsening',
      progress: 'No lead officer; the plan has not been written.',
      nextSteps: null,
    },
    {
      title: 'Rural Crime',
      now: 'grey',
      before: 'grey',
      direction: 'no comparison',
      progress: 'No data agreed yet.',
      nextSteps: null,
    },
  ],
};

export const prevent: ReceivedReport = {
  ...drugs,
  key: 'HR-PREV-2026Q2',
  subgroup: 'Prevent Board',
  marking: 'OFFICIAL-SENSITIVE',
  chair: 'Chair of the Prevent Board',
  author: 'Prevent Co-ordinator',
  approver: 'Chair of the Prevent Board',
  before: 'green',
  direction: 'steady',
  summary:
    'The new training programme follows the Home Office syllabus. Referrals rose between the last two quarters.',
  achievements: ['Training programme renewed for all frontline services.'],
  issues: ['Referrals rose; the reasons are being looked at.'],
  nextPeriod: ['Bring the new Prevent strategy.'],
  noAskReason: 'The strategy comes in March and will carry its own recommendation.',
  priorities: [],
};
