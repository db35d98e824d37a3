import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with the line `N passed, N failed`, alone. A file that did not load, a failure outside any
 * test and a run that found no tests count as failed: a run which went wrong never ends with `0 failed`.
 */
export const closingLine: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    let failed = unhandledErrors.length + (modules.length === 0 ? 1 : 0);
    for (const module of modules) {
      passed += [...module.children.allTests('passed')].length;
      failed += [...module.children.allTests('failed')].length + failuresOutsideTests(module);
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  },
};

function failuresOutsideTests(module: TestModule): number {
  let failures = module.errors().length;
  for (const suite of module.children.allSuites()) failures += suite.errors().length;
  return failures;
}
