import { inertSuite } from './support/inert-suite';

inertSuite(500);
