import { graphSiteId, type Site } from '../data/sites.ts';
import { graphRoot, siteUrl } from './web-address.ts';

export function siteShape(site: Site): Record<string, unknown> {
  return {
    '@odata.context': `${graphRoot}/$metadata#sites/$entity`,
    createdDateTime: site.createdAt,
    description: '',
    id: graphSiteId(site),
    lastModifiedDateTime: site.createdAt,
    name: site.path.split('/').at(-1) ?? '',
    webUrl: siteUrl(site),
    displayName: site.displayName,
    root: {},
    siteCollection: { hostname: site.hostname },
  };
}
