import { inertSuite } from './support/inert-suite';

inertSuite(10_000);
