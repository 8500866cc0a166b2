// Keeps sitegen's cache between builds. (The environment is not kept: copying it takes as long as installing it.)
const kept = ".sitegen";

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(kept),
  onPostBuild: ({ utils }) => utils.cache.save(kept),
};
