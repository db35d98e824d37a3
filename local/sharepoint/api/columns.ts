import { Router } from 'express';
import { logChange, type Operation } from '../data/changes.ts';
import { type Column, columnsOf, deleteColumn, saveColumn } from '../data/columns.ts';
import { hasDuplicates } from '../data/items.ts';
import type { List } from '../data/lists.ts';
import { ColumnInput } from '../fields/column-input.ts';
import { changeColumn, makeColumn } from '../fields/columns.ts';
import { listOf } from '../http/access.ts';
import { type Answer, created, noContent, ok } from '../http/answer.ts';
import { answering, bodyOf, type Call } from '../http/call.ts';
import { selected } from '../http/query.ts';
import { invalid, notFound } from '../http/refusal.ts';
import { columnShape } from '../shapes/list-shape.ts';
import type { World } from '../world.ts';

/** The columns of a list; only who may manage the site may change them. */
export function columnRoutes(world: World): Router {
  const router = Router();
  router.get('/sites/:site/lists/:list/columns', answering(world, listColumns, ['$select']));
  router.post('/sites/:site/lists/:list/columns', answering(world, createColumn));
  const one = '/sites/:site/lists/:list/columns/:column';
  router.get(one, answering(world, getColumn, ['$select']));
  router.patch(one, answering(world, patchColumn));
  router.delete(one, answering(world, removeColumn));
  return router;
}

function listColumns(call: Call): Answer {
  const { list } = listOf(call, 'read');
  const shapes = columnsOf(call.db, list.id).map(columnShape);
  return ok({ value: shapes.map((shape) => selected(shape, call.query.get('$select'))) });
}

function createColumn(call: Call): Answer {
  const { list } = listOf(call, 'manage');
  const column = makeColumn(bodyOf(call, ColumnInput), columnsOf(call.db, list.id));
  saveColumn(call.db, list.id, column);
  log(call, list, 'create column');
  return created(columnShape(column));
}

function getColumn(call: Call): Answer {
  const { list } = listOf(call, 'read');
  return ok(selected(columnShape(columnOf(call, list)), call.query.get('$select')));
}

function patchColumn(call: Call): Answer {
  const { list } = listOf(call, 'manage');
  const column = columnOf(call, list);
  const changed = changeColumn(column, bodyOf(call, ColumnInput), columnsOf(call.db, list.id));
  const newlyUnique = changed.enforceUniqueValues && !column.enforceUniqueValues;
  if (newlyUnique && hasDuplicates(call.db, list.id, column.name)) {
    throw invalid('One or more fields with unique constraints already has the provided value.');
  }
  saveColumn(call.db, list.id, changed);
  log(call, list, 'update column');
  return ok(columnShape(changed));
}

function removeColumn(call: Call): Answer {
  const { list } = listOf(call, 'manage');
  const column = columnOf(call, list);
  if (column.builtIn) throw invalid('The column cannot be deleted.');
  deleteColumn(call.db, list.id, column);
  log(call, list, 'delete column');
  return noContent;
}

function columnOf(call: Call, list: List): Column {
  const id = call.param('column').toLowerCase();
  const column = columnsOf(call.db, list.id).find((candidate) => candidate.id === id);
  if (!column) throw notFound('The specified column was not found');
  return column;
}

function log(call: Call, list: List, operation: Operation): void {
  logChange(call.db, { at: call.at, actor: call.actor, operation, list });
}
