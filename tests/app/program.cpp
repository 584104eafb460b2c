// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tickscope::testing {

using namespace std::chrono_literals;

namespace {

struct Pipe {
    int ends[2];
    Pipe()
    {
        if (pipe2(ends, O_CLOEXEC) != 0)
            throw std::runtime_error("pipe");
    }
    void close_end(int end)
    {
        if (ends[end] >= 0)
            close(ends[end]);
        ends[end] = -1;
    }
    ~Pipe()
    {
        close_end(0);
        close_end(1);
    }
};

}

static std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

static void become_program(Invocation const& invocation, Pipe& in, Pipe& out, Pipe& err)
{
    std::vector<std::string> arguments{invocation.program.empty() ? TICKSCOPE_PROGRAM : invocation.program};
    arguments.insert(arguments.end(), invocation.arguments.begin(), invocation.arguments.end());
    std::vector<std::string> environment{std::string{"PATH="} + std::getenv("PATH")};
    for (auto const& [name, value] : invocation.environment)
        environment.push_back(name + "=" + value);
    dup2(in.ends[0], STDIN_FILENO);
    if (invocation.out_path.empty())
        dup2(out.ends[1], STDOUT_FILENO);
    else
        dup2(open(invocation.out_path.c_str(), O_WRONLY), STDOUT_FILENO);
    dup2(err.ends[1], STDERR_FILENO);
    if (invocation.largest_file) {
        rlimit const limit{*invocation.largest_file, *invocation.largest_file};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    execvpe(arguments.front().c_str(), pointers_to(arguments).data(), pointers_to(environment).data());
    _exit(127);
}

/// The CPU time of a process that has not been waited for: utime and stime of /proc/PID/stat.
static std::chrono::milliseconds cpu_time_of(pid_t pid)
{
    std::ifstream in{"/proc/" + std::to_string(pid) + "/stat"};
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    std::istringstream fields{text.substr(std::min(text.rfind(')') + 1, text.size()))};
    std::string field;
    for (int i = 0; i < 11; ++i)
        fields >> field;
    long utime = 0, stime = 0;
    fields >> utime >> stime;
    return std::chrono::milliseconds{(utime + stime) * 1000 / sysconf(_SC_CLK_TCK)};
}

/// Whether a process has a handler of its own for a signal: then it is at work, however loaded the machine is.
static bool catches(pid_t process, int signal)
{
    std::ifstream status{"/proc/" + std::to_string(process) + "/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("SigCgt:"))
            return ((std::stoull(line.substr(7), nullptr, 16) >> (signal - 1)) & 1) != 0;
    return false;
}

struct Pipes {
    Pipe in, out, err;
};

/// Sends a child the signals that were asked for, each once and when its time has come.
class SignalSender {
public:
    SignalSender(Invocation const& invocation, pid_t child)
        : m_invocation{invocation}
        , m_child{child}
        , m_interrupt_due{invocation.interrupt_after > 0ms || invocation.interrupt_after_cpu > 0ms}
    {
    }

    void send_those_due(std::chrono::steady_clock::duration elapsed)
    {
        if (m_interrupt_due && elapsed > m_invocation.interrupt_after &&
            (m_invocation.interrupt_after_cpu == 0ms || cpu_time_of(m_child) >= m_invocation.interrupt_after_cpu)) {
            kill(m_child, m_invocation.signal);
            m_interrupt_due = false;
        }
        if (int const signal = m_invocation.interrupt_by; signal != 0 && !m_signalled && catches(m_child, signal)) {
            kill(m_child, signal);
            m_signalled = true;
        }
    }

private:
    Invocation const& m_invocation;
    pid_t m_child;
    bool m_interrupt_due;
    bool m_signalled = false;
};

/// Writes what the pipe takes of the input from `fed` on; gives how much of it is gone then.
static std::size_t feed(pollfd const& wait, std::string const& input, std::size_t fed)
{
    if (wait.revents == 0)
        return fed;
    if ((wait.revents & POLLOUT) == 0)
        return input.size();
    ssize_t const wrote = write(wait.fd, input.data() + fed, std::min<std::size_t>(input.size() - fed, 4096));
    return wrote < 0 ? input.size() : fed + static_cast<std::size_t>(wrote);
}

static void drain(pollfd const& wait, Pipe& pipe, std::string& text)
{
    if (wait.revents == 0)
        return;
    char block[65536];
    ssize_t const got = read(pipe.ends[0], block, sizeof block);
    if (got > 0)
        text.append(block, static_cast<std::size_t>(got));
    else
        pipe.close_end(0);
}

/// Feeds and drains until both outputs are closed or the time is up; true if it was.
static bool exchange(Invocation const& invocation, Ran& ran, pid_t child, Pipes& pipes)
{
    auto const began = std::chrono::steady_clock::now();
    auto& [in, out, err] = pipes;
    SignalSender signals{invocation, child};
    std::size_t fed = 0;
    while (out.ends[0] >= 0 || err.ends[0] >= 0) {
        auto const elapsed = std::chrono::steady_clock::now() - began;
        if (elapsed > invocation.limit)
            return true;
        signals.send_those_due(elapsed);
        if (fed == invocation.input.size())
            in.close_end(1);
        pollfd waits[]{{in.ends[1], POLLOUT, 0}, {out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}};
        poll(waits, 3, 20);
        fed = feed(waits[0], invocation.input, fed);
        drain(waits[1], out, ran.out);
        drain(waits[2], err, ran.err);
    }
    return false;
}

Ran run_program(Invocation const& invocation)
{
    std::signal(SIGPIPE, SIG_IGN);
    Pipes pipes;
    auto& [in, out, err] = pipes;
    auto const began = std::chrono::steady_clock::now();
    pid_t const child = fork();
    if (child == 0)
        become_program(invocation, in, out, err);
    in.close_end(0);
    out.close_end(1);
    err.close_end(1);
    Ran ran;
    if (exchange(invocation, ran, child, pipes))
        kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ran.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ran;
}

Ran run_other_program(std::string program, std::vector<std::string> arguments)
{
    Invocation invocation;
    invocation.program = std::move(program);
    invocation.arguments = std::move(arguments);
    return run_program(invocation);
}

Ran tickscope(std::vector<std::string> arguments, std::string input)
{
    Invocation invocation;
    invocation.arguments = std::move(arguments);
    invocation.input = std::move(input);
    return run_program(invocation);
}

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "tickscope-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("mkdtemp");
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TemporaryFolder::file(std::string const& name, std::string const& text) const
{
    std::ofstream{m_path / name, std::ios::binary} << text;
    return path(name);
}

std::string read_whole(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::filesystem::path scenarios_folder() { return std::filesystem::path{TICKSCOPE_SOURCE_DIR} / "scenarios"; }

std::vector<std::filesystem::path> shipped_scenarios()
{
    std::vector<std::filesystem::path> paths;
    for (auto const& entry : std::filesystem::directory_iterator{scenarios_folder()})
        if (entry.path().extension() == ".yaml")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

}
