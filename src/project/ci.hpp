#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/build.hpp"

namespace memstrata {

/// What a CI job knows of the commit that it builds.
struct CiJob {
  std::string system;              // "GitHub", "GitLab"
  std::filesystem::path checkout;  // empty: not said
  std::string commit;  // the one that was pushed, never a merge made for the job
  std::string branch;
  std::string tag;           // of a job that builds a tag
  std::optional<Time> time;  // of the commit, where the job knows it
};

/// Reads the environment of GitHub Actions or GitLab CI.  Empty: neither.
std::optional<CiJob> ci_job();

}  // namespace memstrata
