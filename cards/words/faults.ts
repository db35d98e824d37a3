import type { FieldFault } from '../../partnership/report-form.ts';

/** What stands beside a field that cannot be filed yet: what is wrong and how to put it right. */
export function faultWords(fault: FieldFault, length: number): string {
  switch (fault.fault) {
    case 'missing':
      return fault.field === 'overallRag' ? 'Choose a colour.' : 'Please fill this in.';
    case 'too-long':
      return tooLong(length, fault.limit);
    case 'not-a-date':
      return 'Please give a date as day, month and year, or leave it empty.';
    case 'not-a-choice':
      return 'Please choose one of the answers on offer.';
    case 'red-needs-ask':
      return 'Red needs either a request to the Executive above, or one line here on why you have none.';
    case 'needs-mitigation':
      return 'Amber and red need this: what you are doing about it, and when you expect to be back on track.';
    case 'nil-needs-reason':
      return 'A nil return needs one line on why there is nothing to report.';
    case 'better-than-worst':
      return 'One of your priorities is red. Choose amber or red, or say under “What worries you” why overall you are better than that.';
  }
}

function tooLong(length: number, limit: number | undefined): string {
  const has = length.toLocaleString('en-GB');
  if (limit === undefined) return `Please shorten this: it has ${has} characters.`;
  return `Please shorten this to ${limit.toLocaleString('en-GB')} characters: it has ${has}.`;
}

export function faultCount(count: number): string {
  if (count === 1) return '⚠ One thing to put right. Nothing you typed is lost.';
  return `⚠ ${count} things to put right. Nothing you typed is lost.`;
}
