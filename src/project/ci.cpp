#include "project/ci.hpp"

#include <initializer_list>

#include "platform/environment.hpp"
#include "project/github_event.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

std::string first_set(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::string value = environment(name);
    if (!value.empty()) {
      return value;
    }
  }
  return {};
}

CiJob github_job() {
  CiJob job;
  job.system = "GitHub";
  job.checkout = environment("GITHUB_WORKSPACE");
  job.commit = environment("GITHUB_SHA");
  if (const auto head = pull_request_head(environment("GITHUB_EVENT_PATH"))) {
    job.commit = *head;
  }
  // GITHUB_HEAD_REF is set in pull requests alone; there GITHUB_REF_NAME is `7/merge`.
  if (environment("GITHUB_REF_TYPE") == "tag") {
    job.tag = environment("GITHUB_REF_NAME");
  } else {
    job.branch = first_set({"GITHUB_HEAD_REF", "GITHUB_REF_NAME"});
  }
  return job;
}

CiJob gitlab_job() {
  CiJob job;
  job.system = "GitLab";
  job.checkout = environment("CI_PROJECT_DIR");
  // In a pipeline for merged results CI_COMMIT_SHA is a merge made for the job.
  job.commit = first_set({"CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_COMMIT_SHA"});
  job.branch = first_set({"CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_BRANCH"});
  job.tag = environment("CI_COMMIT_TAG");
  if (environment("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA").empty()) {
    job.time = time_from(environment("CI_COMMIT_TIMESTAMP"));
  }
  return job;
}

}  // namespace

std::optional<CiJob> ci_job() {
  if (environment("GITHUB_ACTIONS") == "true") {
    return github_job();
  }
  if (environment("GITLAB_CI") == "true") {
    return gitlab_job();
  }
  return std::nullopt;
}

}  // namespace memstrata
