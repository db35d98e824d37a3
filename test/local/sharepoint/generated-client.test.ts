import '@microsoft/msgraph-sdk-sites';
import type { AuthenticationProvider } from '@microsoft/kiota-abstractions';
import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter, type Room, text } from './stand-in.ts';

let room: Room;
beforeAll(async () => {
  room = await enter();
});
afterAll(() => room.leave());

const bearer: AuthenticationProvider = {
  authenticateRequest: async (request) => {
    request.headers.add('Authorization', 'Bearer local-admin');
  },
};

it("Microsoft's generated client works a list from its making to its end, and understands every answer", async () => {
  const adapter = new GraphRequestAdapter(bearer);
  adapter.baseUrl = `${room.sp.origin}/v1.0`;
  const client = createGraphServiceClient(adapter);
  const host = client.sites.bySiteId('boardpacklocal.sharepoint.com');
  const site = await host.getByPathWithPath('/sites/wiltshire-csp').get();
  const ours = client.sites.bySiteId(text(site?.id));
  expect((await ours.get())?.displayName).toBe('wiltshire-csp');

  const made = await ours.lists.post({
    displayName: 'Generated',
    columns: [{ name: 'Rag', choice: { choices: ['green', 'red'] }, indexed: true }],
    list: { template: 'genericList' },
  });
  expect(made?.lastModifiedDateTime).toBeInstanceOf(Date);
  const list = ours.lists.byListId(text(made?.id));
  const column = await list.columns.post({ name: 'Reference', text: {}, indexed: true });
  const changed = await list.columns
    .byColumnDefinitionId(text(column?.id))
    .patch({ displayName: 'Our reference', enforceUniqueValues: true });
  expect(changed?.enforceUniqueValues).toBe(true);
  expect((await list.columns.get())?.value?.map(({ name }) => name)).toContain('Reference');

  const fields = { additionalData: { Title: 'One', Rag: 'green', Reference: 'R-1' } };
  const item = await list.items.post({ fields });
  const one = list.items.byListItemId(text(item?.id));
  const written = await one.fields.patch({ additionalData: { Rag: 'red' } });
  expect(written?.additionalData?.['Rag']).toBe('red');
  const found = await list.items.get({
    queryParameters: { filter: "fields/Rag eq 'red'", expand: ['fields'], top: 5 },
  });
  expect(found?.value?.map(({ id }) => id)).toEqual(['1']);
  expect((await one.versions.get())?.value?.map(({ id }) => id)).toEqual(['2.0', '1.0']);
  await one.versions.byListItemVersionId('1.0').restoreVersion.post();
  expect((await one.fields.get())?.additionalData?.['Rag']).toBe('green');
  const delta = await list.items.delta.get();
  expect(delta?.value?.map(({ id }) => id)).toEqual(['1']);
  expect(delta?.odataDeltaLink).toContain('https://graph.microsoft.com/v1.0/');
  expect((await ours.drive.get())?.name).toBe('Documents');

  await one.delete();
  const missing = await one.get().catch((fault: unknown) => fault);
  expect(missing).toMatchObject({
    responseStatusCode: 404,
    errorEscaped: { code: 'itemNotFound' },
  });
  expect(room.sp.requests.filter(({ status }) => status < 400).length).toBeGreaterThanOrEqual(14);
});
