import type { MissingReport, WithheldReport } from '../../partnership/pack-contents.ts';

export const roads: MissingReport = {
  kind: 'missing',
  key: 'HR-ROAD-2026Q2',
  subgroup: 'Road Safety Partnership',
  area: 'Wiltshire and Swindon',
  marking: 'OFFICIAL',
  chair: 'Chair of the Road Safety Partnership',
  asked: '23 November 2026',
  reminded: ['30 November 2026', '2 December 2026', '4 December 2026, by telephone'],
  lastKnown: { colour: 'amber', from: 'Q1 2026-27' },
};

export const countyLines: MissingReport = {
  ...roads,
  key: 'HR-OPCL-2026Q2',
  subgroup: 'Project Optimise and County Lines Board',
  area: 'Wiltshire',
  marking: 'OFFICIAL-SENSITIVE',
  chair: 'Chair of the Project Optimise and County Lines Board',
  reminded: [],
  lastKnown: null,
};

export const withheldPrevent: WithheldReport = {
  kind: 'withheld',
  key: 'HR-PREV-2026Q2',
  subgroup: 'Prevent Board',
  area: 'Wiltshire',
  marking: 'OFFICIAL-SENSITIVE',
  reason:
    'This report is in the part 2 papers under paragraph 7 (prevention, investigation or prosecution of crime). Members cleared for part 2 have it in their edition.',
};
