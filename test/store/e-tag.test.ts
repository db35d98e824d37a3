import { describe, expect, it } from 'vitest';
import { covers, isLaterItem, isNewer } from '../../store/e-tag.ts';

const tag = (item: string, count: number) => `"${item},${count}"`;
const GUID = '6f1c4f5e-0a52-4bb5-9f5c-2f9f6a1f6f10';

describe('an eTag of SharePoint', () => {
  it('is newer by its count, however the same item is written', () => {
    expect(isNewer(tag(GUID, 10), tag(GUID, 9))).toBe(true);
    expect(isNewer(tag(`{${GUID.toUpperCase()}}`, 9), tag(GUID, 10))).toBe(false);
    expect(isNewer(tag(GUID, 9), tag(GUID, 9))).toBe(false);
  });

  it('that cannot be compared counts as news, but never ends what waits', () => {
    const [seen, filed] = ['"opaque-2"', '"opaque-1"'];
    expect(isNewer(seen, filed)).toBe(true);
    const item = { itemId: '4', gone: false };
    expect(covers({ ...item, eTag: seen }, { ...item, eTag: filed })).toBe(false);
    expect(covers({ ...item, eTag: filed }, { ...item, eTag: filed })).toBe(true);
  });

  it('covers what was filed once it is as new, was deleted since, or belongs to a later item', () => {
    const filed = { itemId: '4', eTag: tag(GUID, 3) };
    const seen = (itemId: string, count: number, gone = false) => ({
      itemId,
      eTag: tag(GUID, count),
      gone,
    });
    expect(covers(seen('4', 2), filed)).toBe(false);
    expect(covers(seen('4', 3), filed)).toBe(true);
    expect(covers(seen('4', 1, true), filed)).toBe(true);
    expect(covers(seen('3', 9), filed)).toBe(false);
    expect(covers(seen('5', 1), filed)).toBe(true);
    expect(isLaterItem('10', '9')).toBe(true);
    expect(isLaterItem('b', 'a')).toBe(false);
  });
});
