/* works for now
 * FIXME on Windows */
